package io.streamgauge.service.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.javalin.router.JavalinDefaultRoutingApi;
import io.streamgauge.service.openapi.Operation;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is around the content of answers: entity tags, compression, other origins. */
class HttpRepresentationTest {

  private static final Operation<Numbers> NUMBERS =
      Operation.json("/numbers", Numbers.class, "Some numbers");
  private static final String PAGE = "https://dashboard.example.org";

  private final HttpClient client = HttpClient.newHttpClient();
  private final AtomicInteger number = new AtomicInteger();
  private HttpServer server;

  record Numbers(List<Integer> numbers) {}

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void answersNotModifiedWhileTheContentIsTheSame() throws Exception {
    serve(HttpSettings.local(0));
    String tag = get().headers().firstValue("ETag").orElseThrow();

    HttpResponse<byte[]> same = get("If-None-Match", "\"other\", " + tag);
    number.set(1);
    HttpResponse<byte[]> changed = get("If-None-Match", tag);

    assertThat(same.statusCode()).isEqualTo(304);
    assertThat(same.body()).isEmpty();
    assertThat(same.headers().firstValue("ETag")).hasValue(tag);
    assertThat(changed.statusCode()).isEqualTo(200);
    assertThat(changed.headers().firstValue("ETag")).isPresent().get().isNotEqualTo(tag);
  }

  @Test
  void compressesForThoseWhoCanReadIt() throws Exception {
    serve(HttpSettings.local(0));

    HttpResponse<byte[]> plain = get();
    HttpResponse<byte[]> compressed = get("Accept-Encoding", "gzip");

    assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
    assertThat(compressed.headers().firstValue("Content-Encoding")).hasValue("gzip");
    assertThat(compressed.headers().allValues("Vary")).contains("Accept-Encoding");
    assertThat(compressed.body()).hasSizeLessThan(plain.body().length / 10);
    assertThat(new GZIPInputStream(new ByteArrayInputStream(compressed.body())).readAllBytes())
        .isEqualTo(plain.body());
    assertThat(compressed.headers().firstValue("ETag"))
        .isEqualTo(plain.headers().firstValue("ETag"));
  }

  @Test
  void letsNoOtherOriginReadAnswersUnlessConfigured() throws Exception {
    serve(HttpSettings.local(0));

    assertThat(get("Origin", PAGE).headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  void letsConfiguredOriginsReadAnswers() throws Exception {
    serve(HttpSettings.local(0).withCorsOrigins(List.of("http://localhost:3000", PAGE)));

    assertThat(get("Origin", PAGE).headers().firstValue("Access-Control-Allow-Origin"))
        .hasValue(PAGE);
    assertThat(
            get("Origin", "https://elsewhere.example.org")
                .headers()
                .firstValue("Access-Control-Allow-Origin"))
        .isEmpty();
  }

  private void serve(HttpSettings settings) {
    server = HttpServer.start(settings, List.of(this::routes));
  }

  private void routes(JavalinDefaultRoutingApi routes) {
    routes.addEndpoint(
        Documented.json(
            NUMBERS, parameters -> new Numbers(Collections.nCopies(10_000, number.get()))));
  }

  private HttpResponse<byte[]> get(String... headers) throws IOException, InterruptedException {
    HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.uri() + "/numbers"));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return client.send(request.build(), BodyHandlers.ofByteArray());
  }
}
