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
import java.util.List;

/** Asks the product over HTTP what it counted. */
final class Answers {

  private static final List<String> STEPS = List.of("10s", "1m", "1h");
  private static final long MARGIN_MILLIS = Duration.ofHours(1).toMillis();
  private static final String WHOLE_SERVICE = "*";

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
        JsonNode answer = windows(service.getKey(), step, data);
        require(service.getKey(), step, "the service", total(answer, true), service.getValue());
        require(service.getKey(), step, "operations", total(answer, false), service.getValue());
      }
    }
  }

  private JsonNode windows(String service, String step, DataSet data)
      throws IOException, InterruptedException {
    String query =
        "/api/v1/requests?service=%s&step=%s&from=%d&to=%d&quantiles=0.5"
            .formatted(service, step, data.from() - MARGIN_MILLIS, data.to() + MARGIN_MILLIS);
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
    long events = 0;
    long errors = 0;
    for (JsonNode series : answer.path("series")) {
      if (series.path("operation").asText().equals(WHOLE_SERVICE) == wholeService) {
        for (JsonNode window : series.path("windows")) {
          events += window.path("count").asLong();
          errors += window.path("errors").asLong();
        }
      }
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
