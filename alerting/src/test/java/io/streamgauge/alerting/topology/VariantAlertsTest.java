package io.streamgauge.alerting.topology;

import static io.streamgauge.metric.WindowState.CLOSED;
import static io.streamgauge.metric.WindowState.FINAL;
import static io.streamgauge.metric.WindowState.OPEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.streamgauge.alert.Alert;
import io.streamgauge.alert.Cause;
import io.streamgauge.alerting.Records;
import io.streamgauge.alerting.lifecycle.EventClock;
import io.streamgauge.alerting.rules.Rules;
import io.streamgauge.alerting.rules.Subject;
import io.streamgauge.metric.LatencySummary;
import io.streamgauge.metric.OffsetRange;
import io.streamgauge.metric.SourceRange;
import io.streamgauge.metric.WindowState;
import io.streamgauge.schemas.AvroSerde;
import io.streamgauge.schemas.Topic;
import io.streamgauge.schemas.Topics;
import io.streamgauge.schemas.registry.RegistryConfig;
import io.streamgauge.service.kafka.StreamsProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Alerts about variants of a service, from the topic of their windows to that of alerts. */
class VariantAlertsTest {

  private static final String CANARY =
      "{name: canary, when: requests.p95 > 500ms, by: version, for: 0s, severity: high}";

  private final AtomicReference<Rules> inForce = new AtomicReference<>();
  private final ReportedUntil clock = new ReportedUntil();
  @TempDir private Path directory;
  private TopologyTestDriver driver;
  private TestInputTopic<String, LatencySummary> latency;
  private TestInputTopic<String, LatencySummary> variants;
  private TestOutputTopic<String, Alert> alerts;

  @BeforeEach
  void start() throws IOException {
    inForce.set(rules(CANARY));
    Map<String, Object> configuration = new HashMap<>();
    properties().forEach((key, value) -> configuration.put((String) key, value));
    driver =
        new TopologyTestDriver(
            new AlertingTopology(inForce::get, clock, configuration).build(), properties());
    latency = input(Topics.LATENCY, configuration);
    variants = input(Topics.LATENCY_VARIANTS, configuration);
    alerts =
        driver.createOutputTopic(
            Topics.ALERTS.name(),
            new StringDeserializer(),
            AvroSerde.of(Topics.ALERTS, configuration).deserializer());
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  @Test
  void firesForTheSlowVersionOnly() {
    LatencySummary slow = version("*", "2.0", 0, FINAL, 700);
    slow.setSources(List.of(new OffsetRange(3, 41L, 42L)));
    variants.pipeInput("k", version("*", "1.4", 0, FINAL, 10));
    variants.pipeInput("k", slow);

    Alert told = alerts.readValue();
    assertThat(told.getId()).isEqualTo("canary\tshop\t*{version=2.0}");
    assertThat(told.getSeries()).isEqualTo("*{version=2.0}");
    assertThat(told.getVariant()).isEqualTo(Map.of("version", "2.0"));
    assertThat(told.getSummary())
        .isEqualTo("shop, version 2.0: requests.p95 is 700.0 ms (> 500.0 ms)");
    assertThat(told.getSources())
        .containsExactly(new SourceRange("streamgauge.requests", 3, 41L, 42L));
    assertThat(alerts.isEmpty()).isTrue();

    variants.pipeInput("k", version("*", "2.0", 1, FINAL, 10));
    assertThat(told()).containsExactly("canary *{version=2.0} RESOLVED");
  }

  @Test
  void doesNotJudgeVariantsByRulesAboutAllOfThemNorTheOtherWayRound() throws IOException {
    inForce.set(
        rules(
            CANARY,
            "{name: all, when: requests.p95 > 500ms, by: service, window: 1m, for: 0s, severity: low}"));

    variants.pipeInput("k", version("*", "2.0", 0, FINAL, 700));
    assertThat(told()).containsExactly("canary *{version=2.0} FIRING");

    latency.pipeInput("k", minute("*{version=3.0}", 0, FINAL, 700));
    latency.pipeInput("k", minute("*", 0, FINAL, 700));
    assertThat(told()).containsExactly("all * FIRING");
  }

  @Test
  void judgesEachOperationOfEachChosenVariant() throws IOException {
    inForce.set(
        rules(
            "{name: canary, when: requests.p95 > 500ms, by: [operation, version, environment],"
                + " environments: eu, for: 0s, severity: high,"
                + " labels: {where: '{{environment}} {{version}} {{tag}}'}}"));

    variants.pipeInput("k", variant("GET /", Map.of("version", "2", "environment", "us"), 0));
    variants.pipeInput("k", variant("GET /", Map.of("version", "2"), 0));
    variants.pipeInput("k", variant("*", Map.of("version", "2", "environment", "eu"), 0));
    assertThat(alerts.isEmpty()).isTrue();
    variants.pipeInput("k", variant("GET /", Map.of("version", "2", "environment", "eu"), 0));

    Alert told = alerts.readValue();
    assertThat(told.getSeries()).isEqualTo("GET /{environment=eu,version=2}");
    assertThat(told.getLabels()).isEqualTo(Map.of("where", "eu 2 "));
    assertThat(told.getSummary()).startsWith("shop, GET /, environment eu, version 2: ");
  }

  @Test
  void firesWhileTheWindowFillsAndTakesItBackWhenLateEventsOverturnIt() {
    variants.pipeInput("k", version("*", "2.0", 0, OPEN, 700));
    variants.pipeInput("k", version("*", "2.0", 0, CLOSED, 700));
    assertThat(told()).containsExactly("canary *{version=2.0} FIRING");

    variants.pipeInput("k", version("*", "2.0", 0, CLOSED, 400));

    assertThat(alerts.readValuesToList())
        .extracting(Alert::getCause)
        .containsExactly(Cause.CORRECTION);
  }

  @Test
  void letsGoOfAVersionThatIsGoneByTheClockOfVariants() {
    variants.pipeInput("k", version("*", "2.0", 0, FINAL, 700));
    told();

    passes(Duration.ofMinutes(4).toMillis() - 1);
    assertThat(told()).isEmpty();
    passes(Duration.ofMinutes(4).toMillis());

    assertThat(told()).containsExactly("canary *{version=2.0} RESOLVED");
  }

  @Test
  void looksBackOnTheSameVersion() throws IOException {
    inForce.set(
        rules(
            "{name: slower, when: requests.p95 > 200% of 1h ago, by: version, for: 0s, severity: low}"));
    variants.pipeInput("k", version("*", "1.4", 1, FINAL, 100));
    variants.pipeInput("k", version("*", "2.0", 1, FINAL, 20));

    variants.pipeInput("k", version("*", "1.4", 61, FINAL, 150));
    variants.pipeInput("k", version("*", "2.0", 61, FINAL, 150));

    Alert told = alerts.readValue();
    assertThat(told.getSeries()).isEqualTo("*{version=2.0}");
    assertThat(told.getThreshold()).isEqualTo(0.04);
    assertThat(alerts.isEmpty()).isTrue();
  }

  @Test
  void countsForCombinationsOfItsService() throws IOException {
    inForce.set(
        Rules.load(
            Files.writeString(
                directory.resolve("rules.yaml"),
                "rules: [%s]\ncombine: [{name: bad, any: canary, severity: critical}]"
                    .formatted(CANARY))));

    variants.pipeInput("k", version("*", "2.0", 0, FINAL, 700));

    assertThat(told()).containsExactly("canary *{version=2.0} FIRING", "bad * FIRING");
  }

  @Test
  void endsAlertsOfVariantsThatNewRulesDoNotTellApart() throws IOException {
    inForce.set(rules(CANARY.replace("by: version", "by: [operation, version]")));
    driver.advanceWallClockTime(Duration.ofSeconds(1));
    variants.pipeInput("k", version("GET /", "2.0", 0, FINAL, 700));
    assertThat(told()).containsExactly("canary GET /{version=2.0} FIRING");

    inForce.set(rules(CANARY.replace("by: version", "by: operation")));
    driver.advanceWallClockTime(Duration.ofSeconds(1));

    assertThat(told()).containsExactly("canary GET /{version=2.0} RESOLVED");
  }

  private static LatencySummary version(
      String series, String version, long minute, WindowState state, long millis) {
    LatencySummary summary = minute(series, minute, state, millis);
    summary.setVariant(Map.of("version", version));
    return summary;
  }

  /** Slow in any case. */
  private static LatencySummary variant(String series, Map<String, String> variant, long minute) {
    LatencySummary summary = minute(series, minute, FINAL, 700);
    summary.setVariant(variant);
    return summary;
  }

  private static LatencySummary minute(String series, long minute, WindowState state, long millis) {
    LatencySummary summary = Records.requests(series, minute * 60, state, millis);
    summary.setResolution(60_000);
    summary.setEnd(summary.getStart() + 60_000);
    summary.setLastEvent(summary.getEnd() - 1);
    return summary;
  }

  private Rules rules(String... rules) throws IOException {
    return Rules.load(
        Files.writeString(
            directory.resolve("rules.yaml"), "rules: [" + String.join(", ", rules) + "]"));
  }

  /** Event time up to which windows of variants are reported; of others, nothing is known. */
  private void passes(long time) {
    clock.variants = OptionalLong.of(time);
    driver.advanceWallClockTime(Duration.ofSeconds(1));
  }

  private List<String> told() {
    return alerts.readValuesToList().stream()
        .map(alert -> alert.getRule() + " " + alert.getSeries() + " " + alert.getState())
        .toList();
  }

  private TestInputTopic<String, LatencySummary> input(
      Topic<LatencySummary> topic, Map<String, Object> configuration) {
    return driver.createInputTopic(
        topic.name(), new StringSerializer(), AvroSerde.of(topic, configuration).serializer());
  }

  private Properties properties() {
    return new StreamsProperties(
            "streamgauge-alerting",
            "nowhere:9092",
            directory,
            1,
            Duration.ofSeconds(1),
            Map.of(
                RegistryConfig.URL,
                "mock://" + directory,
                StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
                StreamsConfig.AT_LEAST_ONCE))
        .toProperties();
  }

  private static final class ReportedUntil implements EventClock {

    private OptionalLong variants = OptionalLong.empty();

    @Override
    public OptionalLong now(Subject subject) {
      return OptionalLong.empty();
    }

    @Override
    public OptionalLong ofVariants() {
      return variants;
    }
  }
}
