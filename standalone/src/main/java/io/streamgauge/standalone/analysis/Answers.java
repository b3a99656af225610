package io.streamgauge.standalone.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import io.streamgauge.service.http.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Asks the pipeline's own HTTP interface. Thread-safe. */
final class Answers {

  private static final int OK = 200;

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI root;

  Answers(URI root) {
    this.root = root;
  }

  /**
   * One answer.
   *
   * @throws IllegalStateException if it is an error, with the error
   */
  JsonNode get(String path, Map<String, String> parameters)
      throws IOException, InterruptedException {
    HttpResponse<String> response =
        client.send(
            HttpRequest.newBuilder(URI.create(root + path + query(parameters))).build(),
            HttpResponse.BodyHandlers.ofString());
    if (response.statusCode() != OK) {
      throw new IllegalStateException(path + " answered " + response.body());
    }
    return Json.mapper().readTree(response.body());
  }

  private static String query(Map<String, String> parameters) {
    return parameters.isEmpty()
        ? ""
        : parameters.entrySet().stream()
            .map(
                entry ->
                    entry.getKey()
                        + '='
                        + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&", "?", ""));
  }
}
