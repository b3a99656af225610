package io.streamgauge.bench.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

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
    return parsed(path, get(path));
  }

  /**
   * Has something done, and gives the JSON of the answer; empty where it cannot be had now.
   *
   * @param parameters as {@code name=value}, not encoded
   */
  Optional<JsonNode> post(String path, List<String> parameters) throws InterruptedException {
    String query = parameters.stream().map(Web::encoded).collect(Collectors.joining("&"));
    return parsed(
        path,
        body(
            HttpRequest.newBuilder(root.resolve(path + "?" + query))
                .POST(HttpRequest.BodyPublishers.noBody())));
  }

  private static String encoded(String parameter) {
    int value = parameter.indexOf('=') + 1;
    return parameter.substring(0, value)
        + URLEncoder.encode(parameter.substring(value), StandardCharsets.UTF_8);
  }

  private Optional<JsonNode> parsed(String path, Optional<String> body) {
    try {
      return body.isEmpty() ? Optional.empty() : Optional.of(JSON.readTree(body.get()));
    } catch (IOException e) {
      throw new ChaosException(root + path + " is answered with what is no JSON", e);
    }
  }

  private Optional<String> get(String path) throws InterruptedException {
    return body(HttpRequest.newBuilder(root.resolve(path)));
  }

  private static Optional<String> body(HttpRequest.Builder request) throws InterruptedException {
    try {
      HttpResponse<String> response =
          CLIENT.send(request.timeout(LIMIT).build(), HttpResponse.BodyHandlers.ofString());
      return response.statusCode() == OK ? Optional.of(response.body()) : Optional.empty();
    } catch (IOException notNow) {
      return Optional.empty();
    }
  }
}
