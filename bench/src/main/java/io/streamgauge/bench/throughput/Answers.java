package io.streamgauge.bench.throughput;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.streamgauge.bench.load.DataSet;
import io.streamgauge.bench.load.Truth.Total;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Asks the product over HTTP what it counted. */
final class Answers {

  private static final List<String> STEPS = List.of("10s", "1m", "1h");
  private static final long MARGIN_MILLIS = Duration.ofHours(1).toMillis();
  private static final String WHOLE_SERVICE = "*";
  private static final Total NOTHING = new Total(0, 0);

  private final HttpClient client = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  private final URI api;

  Answers(URI api) {
    this.api = api;
  }

  /**
   * Holds counts and errors of every service, as a whole and summed over its operations, in windows
   * of every length, against what was published.
   *
   * @throws WrongResultException if any differs
   */
  void requireExactly(DataSet data) throws IOException, InterruptedException {
    for (var service : data.truth().services().entrySet()) {
      for (String step : STEPS) {
        JsonNode answer = windows("service=" + service.getKey(), step, data);
        require(service.getKey(), step, "the service", total(answer, true), service.getValue());
        require(service.getKey(), step, "operations", total(answer, false), service.getValue());
      }
    }
  }

  /**
   * The same, for services as a whole only; takes a single look at the stores for each length of
   * windows.
   *
   * @throws WrongResultException if any differs
   */
  void requireServicesExactly(DataSet data) throws IOException, InterruptedException {
    for (String step : STEPS) {
      JsonNode answer = windows("operation=" + WHOLE_SERVICE, step, data);
      Map<String, Total> counted = new HashMap<>();
      for (JsonNode series : answer.path("series")) {
        counted.put(series.path("service").asText(), total(series));
      }
      for (var service : data.truth().services().entrySet()) {
        Total total = counted.getOrDefault(service.getKey(), NOTHING);
        require(service.getKey(), step, "the service", total, service.getValue());
      }
    }
  }

  private JsonNode windows(String choice, String step, DataSet data)
      throws IOException, InterruptedException {
    String query =
        "/api/v1/requests?%s&step=%s&from=%d&to=%d&quantiles=0.5"
            .formatted(choice, step, data.from() - MARGIN_MILLIS, data.to() + MARGIN_MILLIS);
    HttpRequest request = HttpRequest.newBuilder(api.resolve(query)).build();
    var response = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    try (var body = response.body()) {
      JsonNode answer = json.readTree(body);
      if (response.statusCode() != 200) {
        throw new WrongResultException(query + " was answered with " + answer);
      }
      return answer;
    }
  }

  private static Total total(JsonNode answer, boolean wholeService) {
    Total total = NOTHING;
    for (JsonNode series : answer.path("series")) {
      if (series.path("operation").asText().equals(WHOLE_SERVICE) == wholeService) {
        total = total.plus(total(series));
      }
    }
    return total;
  }

  private static Total total(JsonNode series) {
    long events = 0;
    long errors = 0;
    for (JsonNode window : series.path("windows")) {
      events += window.path("count").asLong();
      errors += window.path("errors").asLong();
    }
    return new Total(events, errors);
  }

  private static void require(
      String service, String step, String what, Total counted, Total published) {
    if (!counted.equals(published)) {
      throw new WrongResultException(
          "%s, windows of %s, %s: counted %s, published %s"
              .formatted(service, step, what, counted, published));
    }
  }
}
