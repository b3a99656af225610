package io.streamgauge.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgauge.service.http.HttpServer;
import io.streamgauge.service.http.HttpSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayDeque;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DashboardTest {

  private static final Pattern REFERENCE =
      Pattern.compile("(?:src|href)=\"(dashboard/[^\"]+)\"|(?:from|import) \"(\\.[^\"]+)\"");

  private static HttpServer server;

  @BeforeAll
  static void start() {
    server = HttpServer.start(HttpSettings.local(0), List.of(new Dashboard()));
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  @Test
  void servesThePageAtTheRootToThisHostAlone() throws Exception {
    HttpResponse<String> page = get("/");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.headers().firstValue("content-type").orElseThrow()).startsWith("text/html");
    assertThat(page.headers().firstValue("content-security-policy"))
        .hasValueSatisfying(policy -> assertThat(policy).startsWith("default-src 'none'"));
    assertThat(page.body()).contains("<title>Streamgauge</title>");
  }

  @Test
  void hasEveryFileThatThePageRefersTo() throws Exception {
    var waiting = new ArrayDeque<URI>(List.of(server.uri().resolve("/")));
    var seen = new TreeSet<URI>();
    while (!waiting.isEmpty()) {
      URI uri = waiting.remove();
      if (!seen.add(uri)) {
        continue;
      }
      HttpResponse<String> file = get(uri.getPath());
      assertThat(file.statusCode()).as(uri.getPath()).isEqualTo(200);
      if (!uri.getPath().contains("/lib/")) {
        REFERENCE
            .matcher(file.body())
            .results()
            .map(found -> referredTo(uri, found))
            .forEach(waiting::add);
      }
    }
    assertThat(seen).hasSizeGreaterThan(10);
  }

  /** Pages refer to files from the root, scripts from where they are. */
  private static URI referredTo(URI from, MatchResult found) {
    return found.group(1) == null
        ? from.resolve(found.group(2))
        : server.uri().resolve("/" + found.group(1));
  }

  @Test
  void asksNoOtherHostForAnything() throws Exception {
    assertThat(get("/").body()).doesNotContain("http://", "https://", "//cdn");
  }

  @Test
  void sendsNothingTwice() throws Exception {
    String etag = get("/").headers().firstValue("etag").orElseThrow();

    HttpResponse<String> again =
        send(HttpRequest.newBuilder(server.uri().resolve("/")).header("If-None-Match", etag));

    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/dashboard/absent.js",
        "/dashboard/js",
        "/dashboard/..%2FDashboard.class",
        "/dashboard/lib/chart.js/LICENSE.md",
        "/dashboard/lib/lit-html/..%2F..%2F..%2Fx.js",
        "/dashboard/lib/jquery/jquery.js"
      })
  void hasNothingElse(String path) throws Exception {
    HttpResponse<String> response = get(path);

    assertThat(response.statusCode()).isBetween(400, 404);
    assertThat(response.headers().firstValue("content-type").orElseThrow())
        .startsWith("application/problem+json");
  }

  private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return send(HttpRequest.newBuilder(URI.create(server.uri() + path)));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient().send(request.build(), BodyHandlers.ofString());
  }
}
