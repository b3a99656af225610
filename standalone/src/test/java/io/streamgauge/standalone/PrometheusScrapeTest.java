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
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The real Prometheus scrapes final windows, and answers as the product does. */
@Tag("any-java")
class PrometheusScrapeTest {

  private static final Duration LIMIT = Duration.ofSeconds(90);
  private static final int COUNT = 3_000;
  private static final String LABELS = "{service=\"shop\",operation=\"*\"}";
  private static final String SERIES = "streamgauge_requests_duration_seconds" + LABELS;
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
  void answersQuantilesWithinTheBound() throws Exception {
    try (Pipeline pipeline = Pipeline.start(PipelineSettings.local(data.resolve("pipeline")))) {
      pipeline.awaitReady(LIMIT);
      try (DebianPrometheus takingNative = prometheus(pipeline, "native", "native-histograms");
          DebianPrometheus takingText = prometheus(pipeline, "text")) {
        awaitScrape(takingNative);
        awaitScrape(takingText);
        publish(pipeline);

        awaitValue(takingNative, "histogram_count(" + SERIES + ")", COUNT);
        awaitValue(takingText, "streamgauge_requests_duration_seconds_count" + LABELS, COUNT);

        JsonNode ours = window(pipeline);
        for (String q : new String[] {"0.5", "0.9", "0.99"}) {
          double answer = ours.path("quantiles").path(q).asDouble();
          assertThat(takingNative.query("histogram_quantile(" + q + ", " + SERIES + ")"))
              .as("quantile %s of all", q)
              .isCloseTo(answer, WITHIN_BOUND);
          assertThat(takingNative.query("histogram_quantile(" + q + ", rate(" + SERIES + "[5m]))"))
              .as("quantile %s of the rate", q)
              .isCloseTo(answer, WITHIN_BOUND);
          assertThat(takingText.query("streamgauge_requests_window_duration_seconds" + quantile(q)))
              .as("quantile %s of the latest window", q)
              .isCloseTo(answer, within(1e-9));
        }
        assertThat(takingNative.query("histogram_sum(" + SERIES + ")"))
            .isCloseTo(ours.path("total").asDouble(), within(1e-6));
        assertThat(takingNative.query("streamgauge_requests_errors_total" + LABELS))
            .isEqualTo(COUNT / 100.0);
        assertThat(
                takingText.query(
                    "histogram_quantile(0.5,"
                        + " rate(streamgauge_requests_duration_seconds_bucket"
                        + LABELS
                        + "[5m]))"))
            .as("the fixed buckets around the median of 50 ms")
            .isBetween(0.025, 0.1);
        assertThat(DebianPrometheus.check(get(pipeline, "/metrics/analytics"))).isEmpty();
        assertThat(get(pipeline, "/metrics/analytics?schema=8"))
            .contains("operation=\"GET \\\"/a\\\\b\\\"\"");
      }
    }
  }

  private DebianPrometheus prometheus(Pipeline pipeline, String name, String... features)
      throws IOException {
    return DebianPrometheus.start(
        data.resolve(name), pipeline.uri(), "/metrics/analytics", features);
  }

  private static void awaitScrape(DebianPrometheus prometheus) {
    await()
        .atMost(LIMIT)
        .untilAsserted(
            () ->
                assertThat(prometheus.target().path("health").asText())
                    .as(prometheus.target().path("lastError").asText())
                    .isEqualTo("up"));
  }

  private static void awaitValue(DebianPrometheus prometheus, String expression, double value) {
    await(expression).atMost(LIMIT).until(() -> prometheus.query(expression) == value);
  }

  private static String quantile(String q) {
    return LABELS.replace("}", ",quantile=\"" + q + "\"}");
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
