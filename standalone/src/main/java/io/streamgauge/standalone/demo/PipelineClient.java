package io.streamgauge.standalone.demo;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;

/** Asks the pipeline over HTTP, as anybody would. */
final class PipelineClient {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(PATIENCE).build();
  private final ObjectMapper json = new ObjectMapper();
  private final URI api;

  PipelineClient(URI api) {
    this.api = requireNonNull(api, "api");
  }

  /**
   * The answer to a query.
   *
   * @param path with its parameters, from {@code /api/v1} on
   * @return a missing node while the pipeline cannot answer, as during its start
   */
  JsonNode get(String path) {
    HttpRequest request = HttpRequest.newBuilder(api.resolve(path)).timeout(PATIENCE).build();
    try {
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      return response.statusCode() == 200
          ? json.readTree(response.body())
          : MissingNode.getInstance();
    } catch (IOException e) {
      return MissingNode.getInstance();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return MissingNode.getInstance();
    }
  }
}
