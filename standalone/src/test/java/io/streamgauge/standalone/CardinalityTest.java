package io.streamgauge.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.streamgauge.collectors.Collector;
import io.streamgauge.standalone.embedded.TopicSetup;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A service with more series than its budget, on an embedded broker, over a restart. */
class CardinalityTest {

  private static final Duration WITHIN = Duration.ofMinutes(2);
  private static final int BUDGET = 10;
  private static final int OPERATIONS = 40;

  private final HttpClient client = HttpClient.newHttpClient();

  @Test
  void tellsWhichNamesMakeTheSeriesManyAlsoAfterARestart(@TempDir Path data) throws Exception {
    long live;
    try (Pipeline pipeline = start(data)) {
      assertThat(get(pipeline, "/services/shop/cardinality").statusCode()).isEqualTo(404);
      assertThat(get(pipeline, "/services/team/shop/cardinality").body())
          .contains("\"service\":\"team/shop\"");

      publish(pipeline);

      awaitCount(pipeline, "*", OPERATIONS);
      JsonNode requests = awaitOverflow(pipeline, 1);
      live = requests.path("live").asLong();
      assertThat(live).isBetween((long) BUDGET, 2L * BUDGET);
      assertThat(requests.path("overflowing").asBoolean()).isTrue();
      assertThat(requests.at("/overflow/series").asLong()).isEqualTo(OPERATIONS - live);
      assertThat(requests.at("/overflow/heaviest/0/series").asText()).startsWith("GET /orders/");
      assertThat(requests.at("/shapes/0/shape").asText()).isEqualTo("GET /orders/#");
      assertThat(requests.at("/shapes/0/series").asLong()).isEqualTo(live);
      awaitCount(pipeline, "__other__", OPERATIONS - live);
    }
    try (Pipeline again = start(data)) {
      publish(again);

      awaitCount(again, "*", 2 * OPERATIONS);
      awaitCount(again, "__other__", 2 * (OPERATIONS - live));
      assertThat(awaitOverflow(again, 2).path("live").asLong()).isEqualTo(live);
      assertThat(get(again, "/services/shop/cardinality?limit=0").statusCode()).isEqualTo(400);
    }
  }

  private static Pipeline start(Path data) throws InterruptedException {
    Pipeline pipeline =
        Pipeline.start(
            PipelineSettings.local(data)
                .withTopics(new TopicSetup(2, Optional.empty(), false))
                .withSeriesBudget(BUDGET));
    pipeline.awaitReady(WITHIN);
    return pipeline;
  }

  private static void publish(Pipeline pipeline) {
    try (Collector collector =
        Collector.builder()
            .service("shop")
            .instance("shop-1")
            .bootstrapServers(pipeline.bootstrapServers())
            .schemaRegistryUrl(pipeline.registryUrl())
            .build()) {
      for (int i = 0; i < OPERATIONS; i++) {
        collector.requests().record("GET /orders/" + i, 200, Duration.ofMillis(5).toNanos());
      }
    }
  }

  private void awaitCount(Pipeline pipeline, String operation, long count) {
    await(count + " of " + operation)
        .atMost(WITHIN)
        .until(
            () ->
                json(get(pipeline, "/requests?service=shop&operation=" + operation))
                    .at("/series/0/windows/0/count")
                    .asLong(),
            counted -> counted == count);
  }

  /** The answer when all that overflowed in so many rounds is in it. */
  private JsonNode awaitOverflow(Pipeline pipeline, int rounds) {
    return await("the overflow")
        .atMost(WITHIN)
        .until(
            () -> json(get(pipeline, "/services/shop/cardinality")).path("requests"),
            requests ->
                requests.at("/overflow/events").asLong()
                    == rounds * (OPERATIONS - requests.path("live").asLong()));
  }

  private HttpResponse<String> get(Pipeline pipeline, String path)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(pipeline.uri() + "/api/v1" + path)).build();
    return client.send(request, HttpResponse.BodyHandlers.ofString());
  }

  private static JsonNode json(HttpResponse<String> response) throws IOException {
    return new ObjectMapper().readTree(response.body());
  }
}
