package io.streamgauge.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.streamgauge.collectors.Collector;
import io.streamgauge.event.Outcome;
import io.streamgauge.event.RequestKind;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real Prometheus scrapes final windows, and answers as the product does. */
class PrometheusScrapeTest {

  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final int COUNT = 3_000;
  private static final String AWKWARD = "GET \"/a\\b\"";

  /** 1.01 * 2^(2^-5) - 1, see README. */
  private static final Percentage WITHIN_BOUND = Percentage.withPercentage(3.3);

  @TempDir private Path data;

  @BeforeEach
  void needsPrometheus() {
    assumeThat(DebianPrometheus.installed())
        .as("prometheus and promtool are not installed (Debian package prometheus): skipped")
        .isTrue();
  }

  @Test
  void answersQuantilesFromNativeHistogramsWithinTheBound() throws Exception {
    Path prometheusData = Files.createDirectory(data.resolve("prometheus"));
    try (Pipeline pipeline = Pipeline.start(PipelineSettings.local(data.resolve("pipeline")))) {
      pipeline.awaitReady(LIMIT);
      try (DebianPrometheus prometheus =
          DebianPrometheus.start(prometheusData, pipeline.uri(), "/metrics/analytics")) {
        await()
            .atMost(LIMIT)
            .untilAsserted(
                () ->
                    assertThat(prometheus.target().path("health").asText())
                        .as(prometheus.target().path("lastError").asText())
                        .isEqualTo("up"));
        publish(pipeline);

        await()
            .atMost(LIMIT)
            .until(() -> prometheus.query("histogram_count(" + selector() + ")") == COUNT);

        JsonNode ours = window(pipeline);
        assertThat(ours.path("count").asLong()).isEqualTo(COUNT);
        for (String q : new String[] {"0.5", "0.9", "0.99"}) {
          double answer = ours.path("quantiles").path(q).asDouble();
          assertThat(prometheus.query("histogram_quantile(" + q + ", " + selector() + ")"))
              .as("quantile %s of all", q)
              .isCloseTo(answer, WITHIN_BOUND);
          assertThat(
                  prometheus.query("histogram_quantile(" + q + ", rate(" + selector() + "[5m]))"))
              .as("quantile %s of the rate", q)
              .isCloseTo(answer, WITHIN_BOUND);
        }
        assertThat(prometheus.query("histogram_sum(" + selector() + ")"))
            .isCloseTo(ours.path("total").asDouble(), within(1e-6));
        assertThat(prometheus.query("streamgauge_requests_errors_total{operation=\"*\"}"))
            .isEqualTo(COUNT / 100.0);
        assertThat(DebianPrometheus.check(get(pipeline, "/metrics/analytics"))).isEmpty();
        assertThat(get(pipeline, "/metrics/analytics?schema=8"))
            .contains("operation=\"GET \\\"/a\\\\b\\\"\"");
      }
    }
  }

  private static String selector() {
    return "streamgauge_requests_duration_seconds{service=\"shop\",operation=\"*\"}";
  }

  private static void publish(Pipeline pipeline) {
    Random random = new Random(3);
    long end = System.currentTimeMillis() - 25_000;
    try (Collector collector =
        Collector.builder()
            .service("shop")
            .instance("shop-1")
            .bootstrapServers(pipeline.bootstrapServers())
            .schemaRegistryUrl(pipeline.registryUrl())
            .build()) {
      for (int i = 0; i < COUNT; i++) {
        boolean failed = i % 100 == 0;
        collector
            .requests()
            .record(
                AWKWARD,
                RequestKind.HTTP,
                failed ? 500 : 200,
                failed ? Outcome.ERROR : Outcome.SUCCESS,
                Math.round(50e6 * Math.exp(random.nextGaussian())),
                end,
                null);
      }
    }
  }

  private static JsonNode window(Pipeline pipeline) throws IOException, InterruptedException {
    return new ObjectMapper()
        .readTree(get(pipeline, "/api/v1/requests?service=shop&operation=*"))
        .at("/series/0/windows/0");
  }

  private static String get(Pipeline pipeline, String path)
      throws IOException, InterruptedException {
    return HttpClient.newHttpClient()
        .send(
            HttpRequest.newBuilder(URI.create(pipeline.uri() + path)).build(),
            BodyHandlers.ofString())
        .body();
  }
}
