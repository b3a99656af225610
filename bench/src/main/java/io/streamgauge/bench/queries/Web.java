package io.streamgauge.bench.queries;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;

/** Asks a server while nothing is measured. Thread-safe. */
final class Web {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int OK = 200;

  private final HttpClient client = HttpClient.newHttpClient();
  private final URI server;

  Web(URI server) {
    this.server = server;
  }

  URI server() {
    return server;
  }

  /**
   * The body of an answer.
   *
   * @throws WrongAnswerException if it is not a 200
   */
  String get(String path) throws IOException, InterruptedException {
    var answer =
        client.send(HttpRequest.newBuilder(server.resolve(path)).build(), BodyHandlers.ofString());
    if (answer.statusCode() != OK) {
      throw new WrongAnswerException(
          "%s is answered with %d: %s".formatted(path, answer.statusCode(), answer.body()));
    }
    return answer.body();
  }

  static JsonNode parse(String body) throws IOException {
    return JSON.readTree(body);
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
