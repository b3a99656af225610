package io.streamgauge.alerting.topology;

import static io.streamgauge.alert.AlertState.FIRING;
import static io.streamgauge.alert.AlertState.RESOLVED;
import static io.streamgauge.alert.AlertState.SUPPRESSED;
import static io.streamgauge.metric.WindowState.FINAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.streamgauge.alert.Alert;
import io.streamgauge.alert.Cause;
import io.streamgauge.alert.Silence;
import io.streamgauge.alert.SilenceMatcher;
import io.streamgauge.alerting.Records;
import io.streamgauge.alerting.lifecycle.EventClock;
import io.streamgauge.alerting.rules.Rules;
import io.streamgauge.metric.LatencySummary;
import io.streamgauge.schemas.AvroSerde;
import io.streamgauge.schemas.Topic;
import io.streamgauge.schemas.Topics;
import io.streamgauge.schemas.registry.RegistryConfig;
import io.streamgauge.service.kafka.StreamsProperties;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.avro.specific.SpecificRecord;
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

/** Silences and inhibitions come from topics, and begin and end by the wall clock. */
class SuppressionTest {

  private static final long NOW = 100_000;
  private static final Duration SECOND = Duration.ofSeconds(1);

  @TempDir private Path directory;
  private TopologyTestDriver driver;
  private TestInputTopic<String, LatencySummary> latency;
  private TestInputTopic<String, Silence> silences;
  private TestOutputTopic<String, Alert> alerts;

  @BeforeEach
  void start() throws IOException {
    Rules rules =
        Rules.load(
            Files.writeString(
                directory.resolve("rules.yaml"),
                """
                rules:
                  - {name: slow, when: requests.p95 > 500ms, severity: low, operations: "GET *"}
                  - {name: down, when: requests.p95 > 5s, severity: high, operations: DB}
                inhibit:
                  - {source: rule=down, target: rule=slow}
                """));
    driver =
        new TopologyTestDriver(
            new AlertingTopology(() -> rules, EventClock.UNKNOWN, configuration()).build(),
            properties(),
            Instant.ofEpochMilli(NOW));
    latency = input(Topics.LATENCY);
    silences = input(Topics.SILENCES);
    alerts =
        driver.createOutputTopic(
            Topics.ALERTS.name(),
            new StringDeserializer(),
            AvroSerde.of(Topics.ALERTS, configuration()).deserializer());
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  @Test
  void suppressesWhatWouldFireDuringASilence() {
    silence(NOW, NOW + 10_000, null);
    driver.advanceWallClockTime(SECOND);
    requests("GET /", 80, 700);
    requests("GET /", 90, 10);

    assertThat(alerts.readValuesToList())
        .extracting(Alert::getState, Alert::getCause, Alert::getSuppressedBy)
        .containsExactly(
            tuple(SUPPRESSED, Cause.SILENCE, "deploy"), tuple(RESOLVED, Cause.CLEARED, ""));
  }

  @Test
  void suppressesWhatFiresFromItsStartToItsEndWhileNothingIsHeard() {
    requests("GET /", 80, 700);
    silence(NOW + 2_500, NOW + 5_500, null);
    for (int second = 0; second < 10; second++) {
      driver.advanceWallClockTime(SECOND);
    }

    assertThat(alerts.readValuesToList())
        .extracting(Alert::getState, Alert::getCause, Alert::getAt, Alert::getSequence)
        .containsExactly(
            tuple(FIRING, Cause.BREACH, 90_000L, 0L),
            tuple(SUPPRESSED, Cause.SILENCE, NOW + 3_000, 1L),
            tuple(FIRING, Cause.RELEASE, NOW + 6_000, 2L));
  }

  @Test
  void releasesWhatIsSuppressedOnceSomebodyEndsTheSilence() {
    silence(NOW, NOW + 3_600_000, null);
    driver.advanceWallClockTime(SECOND);
    requests("GET /", 80, 700);
    silence(NOW, NOW + 3_600_000, NOW + 1_500);
    driver.advanceWallClockTime(SECOND);
    driver.advanceWallClockTime(SECOND);

    assertThat(alerts.readValuesToList())
        .extracting(Alert::getState)
        .containsExactly(SUPPRESSED, FIRING);
  }

  @Test
  void suppressesWhatAnotherAlertTellsAndALittleLonger() {
    requests("GET /", 80, 700);
    requests("DB", 80, 6_000);
    driver.advanceWallClockTime(SECOND);
    requests("DB", 90, 10);
    driver.advanceWallClockTime(Duration.ofSeconds(10));
    assertThat(alerts.readValuesToList())
        .extracting(Alert::getRule, Alert::getState, Alert::getCause, Alert::getSuppressedBy)
        .containsExactly(
            tuple("slow", FIRING, Cause.BREACH, ""),
            tuple("down", FIRING, Cause.BREACH, ""),
            tuple("slow", SUPPRESSED, Cause.INHIBITION, "down\tshop\tDB"),
            tuple("down", RESOLVED, Cause.CLEARED, ""));

    driver.advanceWallClockTime(Duration.ofSeconds(30));

    assertThat(alerts.readValuesToList())
        .extracting(Alert::getRule, Alert::getState, Alert::getCause)
        .containsExactly(tuple("slow", FIRING, Cause.RELEASE));
  }

  @Test
  void letsWhatIsInhibitedResolveWithItsSource() {
    requests("DB", 80, 6_000);
    driver.advanceWallClockTime(SECOND);
    requests("GET /", 80, 700);
    requests("DB", 90, 10);
    driver.advanceWallClockTime(SECOND);
    requests("GET /", 90, 10);
    driver.advanceWallClockTime(Duration.ofMinutes(1));

    assertThat(alerts.readValuesToList())
        .extracting(Alert::getRule, Alert::getState)
        .containsExactly(
            tuple("down", FIRING),
            tuple("slow", SUPPRESSED),
            tuple("down", RESOLVED),
            tuple("slow", RESOLVED));
  }

  private void silence(long start, long end, Long endedAt) {
    Silence silence =
        Silence.newBuilder()
            .setId("deploy")
            .setMatchers(List.of(new SilenceMatcher("service", "=", "shop")))
            .setStart(start)
            .setEnd(end)
            .setAuthor("ada")
            .setCreatedAt(NOW)
            .setEndedAt(endedAt)
            .build();
    silences.pipeInput(silence.getId(), silence);
  }

  private void requests(String operation, long second, long millis) {
    latency.pipeInput("k", Records.requests(operation, second, FINAL, millis));
  }

  private <V extends SpecificRecord> TestInputTopic<String, V> input(Topic<V> topic) {
    return driver.createInputTopic(
        topic.name(), new StringSerializer(), AvroSerde.of(topic, configuration()).serializer());
  }

  private Map<String, Object> configuration() {
    Map<String, Object> configuration = new HashMap<>();
    properties().forEach((key, value) -> configuration.put((String) key, value));
    return configuration;
  }

  /** At least once, because the test driver forgets what a transaction sent before its record. */
  private Properties properties() {
    return new StreamsProperties(
            "streamgauge-alerting",
            "nowhere:9092",
            directory,
            1,
            SECOND,
            Map.of(
                RegistryConfig.URL,
                "mock://" + directory,
                StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
                StreamsConfig.AT_LEAST_ONCE))
        .toProperties();
  }
}
