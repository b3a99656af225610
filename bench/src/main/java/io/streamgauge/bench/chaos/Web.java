package io.streamgauge.bench.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;

/** HTTP of one process. */
final class Web {

  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final int OK = 200;
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).connectTimeout(LIMIT).build();

  private final URI root;

  Web(int port) {
    this.root = URI.create("http://127.0.0.1:" + port);
  }

  /** Whether the path is answered with 200. */
  boolean answers(String path) throws InterruptedException {
    return get(path).isPresent();
  }

  /** The JSON at a path; empty where it cannot be had now. */
  Optional<JsonNode> json(String path) throws InterruptedException {
    Optional<String> body = get(path);
    try {
      return body.isEmpty() ? Optional.empty() : Optional.of(JSON.readTree(body.get()));
    } catch (IOException e) {
      throw new ChaosException(root + path + " is answered with what is no JSON", e);
    }
  }

  private Optional<String> get(String path) throws InterruptedException {
    HttpRequest request = HttpRequest.newBuilder(root.resolve(path)).timeout(LIMIT).build();
    try {
      HttpResponse<String> response = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
      return response.statusCode() == OK ? Optional.of(response.body()) : Optional.empty();
    } catch (IOException notNow) {
      return Optional.empty();
    }
  }
}
