package io.streamgauge.standalone.report;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.streamgauge.standalone.embedded.UnreachableException;
import io.streamgauge.streams.report.ReportAnswer;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** Asks a running instance for the report over HTTP. */
public final class ReportClient {

  private static final Duration CONNECT_WITHIN = Duration.ofSeconds(5);
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(60);
  private static final ObjectMapper JSON =
      new ObjectMapper().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);

  private final URI instance;

  /**
   * @param instance root of its HTTP server: {@code http://localhost:8080}
   */
  public ReportClient(URI instance) {
    this.instance = requireNonNull(instance, "instance");
  }

  /**
   * The answer as it comes.
   *
   * @param parameters of the query, by name
   * @throws UnreachableException if there is no answer, or none from an instance that can report
   * @throws IllegalArgumentException if a parameter is refused; the message says which and why
   */
  public String json(Map<String, String> parameters) {
    HttpResponse<String> response = send(parameters);
    return switch (response.statusCode()) {
      case 200 -> response.body();
      case 400 -> throw new IllegalArgumentException(detail(response));
      default ->
          throw new UnreachableException(
              "%s gives no report, but status %d: %s"
                  .formatted(instance, response.statusCode(), detail(response)),
              null);
    };
  }

  /** What {@link #json} has answered. */
  public static ReportAnswer read(String json) {
    try {
      return JSON.readValue(json, ReportAnswer.class);
    } catch (JsonProcessingException e) {
      throw new UnreachableException("this is no report: " + e.getOriginalMessage(), e);
    }
  }

  private HttpResponse<String> send(Map<String, String> parameters) {
    String query =
        parameters.entrySet().stream()
            .map(each -> each.getKey() + "=" + URLEncoder.encode(each.getValue(), UTF_8))
            .collect(Collectors.joining("&"));
    String root = instance.toString().replaceAll("/+$", "");
    URI uri = URI.create(root + "/api/v1/report" + (query.isEmpty() ? "" : "?" + query));
    HttpClient client = HttpClient.newBuilder().connectTimeout(CONNECT_WITHIN).build();
    try {
      return client.send(
          HttpRequest.newBuilder(uri).timeout(ANSWER_WITHIN).build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UnreachableException(
          "%s does not answer (%s); --url says where Streamgauge runs".formatted(instance, e), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnreachableException("interrupted while asking " + instance, e);
    }
  }

  private static String detail(HttpResponse<String> response) {
    try {
      String detail = JSON.readTree(response.body()).path("detail").asText();
      return detail.isEmpty() ? "no reason given" : detail;
    } catch (JsonProcessingException e) {
      return "no problem document";
    }
  }
}
