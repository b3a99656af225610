package io.streamgauge.alerting.topology;

import static io.streamgauge.metric.WindowState.FINAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.streamgauge.alert.Alert;
import io.streamgauge.alert.AlertState;
import io.streamgauge.alert.Difference;
import io.streamgauge.alert.RuleSide;
import io.streamgauge.alert.ShadowAlert;
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

class ShadowRulesTest {

  @TempDir private Path directory;
  private TopologyTestDriver driver;
  private TestInputTopic<String, LatencySummary> latency;
  private TestOutputTopic<String, Alert> alerts;
  private TestOutputTopic<String, Alert> states;
  private TestOutputTopic<String, ShadowAlert> shadow;

  @BeforeEach
  void start() throws IOException {
    Rules inForce = rules("in-force.yaml", "500ms");
    Rules tried = rules("shadow.yaml", "200ms");
    Map<String, Object> settings = configuration();
    Properties properties = new Properties();
    properties.putAll(settings);
    driver =
        new TopologyTestDriver(
            new AlertingTopology(() -> inForce, EventClock.UNKNOWN, settings)
                .withShadow(() -> tried)
                .build(),
            properties);
    latency =
        driver.createInputTopic(
            Topics.LATENCY.name(),
            new StringSerializer(),
            AvroSerde.of(Topics.LATENCY, settings).serializer());
    alerts = output(Topics.ALERTS);
    states = output(Topics.ALERT_STATES);
    shadow = output(Topics.ALERTS_SHADOW);
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  @Test
  void areToldOnATopicOfTheirOwnOnly() {
    pipe(10, 300, 300, 10, 10);

    assertThat(shadow.readValuesToList())
        .extracting(each -> each.getAlert().getState(), ShadowAlert::getDifference)
        .contains(
            tuple(AlertState.FIRING, Difference.ONLY_SHADOW),
            tuple(AlertState.RESOLVED, Difference.NONE));
    assertThat(alerts.isEmpty()).isTrue();
    assertThat(states.isEmpty()).isTrue();
  }

  @Test
  void areComparedWithTheRulesInForce() {
    pipe(10, 700, 700, 300, 300, 10, 10);

    List<ShadowAlert> told = shadow.readValuesToList();

    assertThat(told)
        .filteredOn(each -> each.getAlert().getState() != AlertState.PENDING)
        .extracting(
            ShadowAlert::getSide,
            ShadowAlert::getShadow,
            ShadowAlert::getInForce,
            ShadowAlert::getDifference)
        .containsExactly(
            tuple(
                RuleSide.IN_FORCE,
                before(told, RuleSide.SHADOW),
                AlertState.FIRING,
                Difference.ONLY_IN_FORCE),
            tuple(RuleSide.SHADOW, AlertState.FIRING, AlertState.FIRING, Difference.NONE),
            tuple(
                RuleSide.IN_FORCE, AlertState.FIRING, AlertState.RESOLVED, Difference.ONLY_SHADOW),
            tuple(RuleSide.SHADOW, AlertState.RESOLVED, AlertState.RESOLVED, Difference.NONE));
    assertThat(alerts.readValuesToList())
        .extracting(Alert::getState)
        .contains(AlertState.FIRING, AlertState.RESOLVED);
  }

  private static AlertState before(List<ShadowAlert> told, RuleSide side) {
    return told.stream()
        .filter(each -> each.getSide() == side)
        .map(each -> each.getAlert().getState())
        .filter(state -> state == AlertState.PENDING)
        .findFirst()
        .orElse(AlertState.INACTIVE);
  }

  private void pipe(long... millis) {
    for (int i = 0; i < millis.length; i++) {
      latency.pipeInput("k", Records.requests("GET /", i * 10, FINAL, millis[i]));
    }
  }

  private Rules rules(String name, String threshold) throws IOException {
    return Rules.load(
        Files.writeString(
            directory.resolve(name),
            "rules:\n  - name: slow\n    severity: low\n    when: requests.p95 > %s\n"
                .formatted(threshold)));
  }

  private <V extends SpecificRecord> TestOutputTopic<String, V> output(Topic<V> topic) {
    return driver.createOutputTopic(
        topic.name(),
        new StringDeserializer(),
        AvroSerde.of(topic, configuration()).deserializer());
  }

  private Map<String, Object> configuration() {
    Map<String, Object> all = new HashMap<>();
    new StreamsProperties(
            "shadow-test", "localhost:1", directory, 1, Duration.ofSeconds(1), Map.of())
        .toProperties()
        .forEach((key, value) -> all.put((String) key, value));
    all.put(RegistryConfig.URL, "mock://shadow-rules");
    all.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, 0);
    return all;
  }
}
