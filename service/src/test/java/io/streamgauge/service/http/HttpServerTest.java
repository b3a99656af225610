package io.streamgauge.service.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class HttpServerTest {

  private static final HttpClient CLIENT = HttpClient.newHttpClient();
  private static HttpServer server;

  @BeforeAll
  static void start() {
    server = HttpServer.start(HttpSettings.local(0), List.of(HttpServerTest::routes));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static void routes(JavalinDefaultRoutingApi routes) {
    routes.post("/done", context -> context.result("done"));
    routes.get("/sizes", context -> context.json(new Size(0.5, Double.NaN)));
    routes.get(
        "/steps",
        context ->
            context.json(
                Parameters.of(context, "step").choice("step", Map.of("10s", 10)).orElse(0)));
    routes.get(
        "/broken",
        context -> {
          throw new IllegalStateException("secret");
        });
    routes.get(
        "/busy",
        context -> {
          throw new ProblemException(503, "Rebalancing", "try again", Map.of("retryAfter", 2));
        });
  }

  private record Size(double ratio, double unknown) {}

  @Test
  void answersRecordsAsJsonWithNullForWhatIsNotFinite() throws Exception {
    HttpResponse<String> answer = get("/sizes");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.headers().firstValue("Content-Type")).hasValue("application/json");
    assertThat(answer.body()).isEqualTo("{\"ratio\":0.5,\"unknown\":null}");
  }

  @Test
  void namesParameterValueAndWhatIsAllowed() throws Exception {
    JsonNode problem = problem(get("/steps?step=11s"), 400);

    assertThat(problem.get("title").asText()).isEqualTo("Bad parameter");
    assertThat(problem.get("detail").asText())
        .isEqualTo("parameter 'step' is '11s', allowed is 10s");
    assertThat(problem.get("parameter").asText()).isEqualTo("step");
    assertThat(problem.get("value").asText()).isEqualTo("11s");
    assertThat(problem.get("allowed").asText()).isEqualTo("10s");
    assertThat(problem.get("instance").asText()).isEqualTo("/steps");
    assertThat(problem.get("type").asText()).isEqualTo("about:blank");
    assertThat(problem.get("status").asInt()).isEqualTo(400);
  }

  @Test
  void refusesUnknownParameters() throws Exception {
    JsonNode problem = problem(get("/steps?stpe=10s"), 400);

    assertThat(problem.get("detail").asText())
        .isEqualTo("parameter 'stpe' is unknown, allowed is step");
  }

  @Test
  void letsOnlyItsOwnPagesChangeAnything() throws Exception {
    HttpRequest.Builder post = request("/done").POST(BodyPublishers.noBody());

    assertThat(send(post.copy().build()).statusCode()).isEqualTo(200);
    assertThat(send(post.copy().header("Origin", server.uri().toString()).build()).statusCode())
        .isEqualTo(200);
    JsonNode problem =
        problem(send(post.copy().header("Origin", "https://example.org").build()), 403);
    assertThat(problem.get("detail").asText()).contains("pages of 'https://example.org' may not");
    assertThat(send(post.copy().header("Origin", "null").build()).statusCode()).isEqualTo(403);
    assertThat(send(request("/sizes").header("Origin", "https://example.org").build()).statusCode())
        .isEqualTo(200);
  }

  @Test
  void saysThatThereIsNothing() throws Exception {
    JsonNode problem = problem(get("/nowhere"), 404);

    assertThat(problem.get("detail").asText()).isEqualTo("there is nothing at /nowhere");
  }

  @Test
  void saysWhichMethodsAreAllowed() throws Exception {
    HttpResponse<String> answer =
        send(request("/steps").POST(BodyPublishers.ofString("{}")).build());

    JsonNode problem = problem(answer, 405);
    assertThat(problem.get("detail").asText())
        .isEqualTo("POST is not allowed at /steps, allowed is GET");
    assertThat(answer.headers().firstValue("Allow")).hasValue("GET");
  }

  @Test
  void keepsTheCauseOfAnUnexpectedErrorToItself() throws Exception {
    HttpResponse<String> answer = get("/broken");

    problem(answer, 500);
    assertThat(answer.body()).doesNotContain("secret");
  }

  @Test
  void answersWhatNeverReachesARouteAsAProblem() throws Exception {
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      socket
          .getOutputStream()
          .write(
              "GET /%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"
                  .getBytes(StandardCharsets.US_ASCII));

      assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .startsWith("HTTP/1.1 400 ")
          .containsIgnoringCase("Content-Type: application/problem+json")
          .contains("\"title\":\"Bad Request\"");
    }
  }

  @Test
  void carriesExtensionMembers() throws Exception {
    JsonNode problem = problem(get("/busy"), 503);

    assertThat(problem.get("title").asText()).isEqualTo("Rebalancing");
    assertThat(problem.get("retryAfter").asInt()).isEqualTo(2);
  }

  @Test
  void namesTheOptionWhenThePortIsTaken() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      int port = taken.getLocalPort();

      assertThatThrownBy(
              () -> HttpServer.start(new HttpSettings("127.0.0.1", port, "--port"), List.of()))
          .isInstanceOf(PortTakenException.class)
          .hasMessage(
              "port %d on 127.0.0.1 is in use; choose another one with --port".formatted(port));
    }
  }

  private static JsonNode problem(HttpResponse<String> answer, int status) throws Exception {
    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("application/problem+json");
    return Json.mapper().readTree(answer.body());
  }

  private static HttpResponse<String> get(String path) throws Exception {
    return send(request(path).GET().build());
  }

  private static HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(server.uri() + path));
  }

  private static HttpResponse<String> send(HttpRequest request) throws Exception {
    return CLIENT.send(request, BodyHandlers.ofString());
  }
}
