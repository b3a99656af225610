package io.streamgauge.alerting.topology;

import static io.streamgauge.metric.WindowState.CLOSED;
import static io.streamgauge.metric.WindowState.FINAL;
import static io.streamgauge.metric.WindowState.OPEN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.streamgauge.alert.Alert;
import io.streamgauge.alert.AlertState;
import io.streamgauge.alerting.Records;
import io.streamgauge.alerting.lifecycle.EventClock;
import io.streamgauge.alerting.lifecycle.Track;
import io.streamgauge.alerting.rules.Rules;
import io.streamgauge.metric.CacheRatio;
import io.streamgauge.metric.Direction;
import io.streamgauge.metric.GaugeWindow;
import io.streamgauge.metric.LatencySummary;
import io.streamgauge.metric.MemoryTrend;
import io.streamgauge.metric.OffsetRange;
import io.streamgauge.metric.SourceRange;
import io.streamgauge.metric.TracedEvent;
import io.streamgauge.schemas.AvroSerde;
import io.streamgauge.schemas.Topic;
import io.streamgauge.schemas.Topics;
import io.streamgauge.schemas.registry.RegistryConfig;
import io.streamgauge.service.kafka.StreamsProperties;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;
import org.apache.kafka.streams.test.TestRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertingTopologyTest {

  private static final String ID = "slow-requests\tshop\tGET /";

  private final AtomicReference<Rules> inForce = new AtomicReference<>(Rules.defaults());
  private final AtomicLong reported = new AtomicLong();
  private final EventClock clock = subject -> OptionalLong.of(reported.get());
  @TempDir private Path directory;
  private TopologyTestDriver driver;
  private TestInputTopic<String, LatencySummary> latency;
  private TestOutputTopic<String, Alert> alerts;
  private TestOutputTopic<String, Alert> states;

  @BeforeEach
  void start() {
    driver =
        new TopologyTestDriver(
            new AlertingTopology(inForce::get, clock, configuration()).build(), properties());
    latency = input(Topics.LATENCY);
    alerts = output(Topics.ALERTS);
    states = output(Topics.ALERT_STATES);
  }

  @AfterEach
  void stop() {
    driver.close();
  }

  @Test
  void keepsItsShape() throws IOException {
    String description =
        new AlertingTopology(inForce::get, clock, configuration()).build().describe().toString();

    assertThat(description).isEqualToIgnoringWhitespace(golden());
  }

  @Test
  void firesOnceAndResolvesOnceOnBothTopics() {
    latency.pipeInput("k", Records.requests("GET /", 0, FINAL, 10));
    latency.pipeInput("k", Records.requests("GET /", 10, FINAL, 700));
    latency.pipeInput("k", Records.requests("GET /", 20, FINAL, 700));
    latency.pipeInput("k", Records.requests("GET /", 30, FINAL, 10));
    latency.pipeInput("k", Records.requests("GET /", 40, FINAL, 10));

    List<KeyValue<String, Alert>> told = alerts.readKeyValuesToList();

    assertThat(told).extracting(each -> each.key).containsExactly(ID, ID);
    assertThat(told)
        .extracting(each -> each.value.getState())
        .containsExactly(AlertState.FIRING, AlertState.RESOLVED);
    assertThat(told).extracting(each -> each.value.getAt()).containsExactly(20_000L, 40_000L);
    assertThat(states.readKeyValuesToList()).isEqualTo(told);
  }

  @Test
  void tellsWhereTheEventsLieThatItWasJudgedBy() {
    LatencySummary slow = Records.requests("GET /", 10, FINAL, 700);
    slow.setSources(List.of(new OffsetRange(3, 41L, 42L)));
    slow.setExemplars(List.of(new TracedEvent("4bf92f3577b34da6", 10_001L, 900_000_000L)));

    latency.pipeInput("k", slow);

    Alert told = alerts.readValue();
    assertThat(told.getSources())
        .containsExactly(new SourceRange("streamgauge.requests", 3, 41L, 42L));
    assertThat(told.getExemplars())
        .extracting(TracedEvent::getTraceId)
        .containsExactly("4bf92f3577b34da6");
  }

  @Test
  void stampsTransitionsWithTheirEventTime() {
    latency.pipeInput("k", Records.requests("GET /", 10, FINAL, 700), 99_000_000L);

    TestRecord<String, Alert> told = alerts.readRecord();

    assertThat(told.timestamp()).isEqualTo(20_000);
  }

  @Test
  void firesLiveBeforeTheSecondWindowEnds() {
    latency.pipeInput("k", open(0, 5_000));
    latency.pipeInput("k", open(0, 9_900));
    latency.pipeInput("k", Records.requests("GET /", 0, CLOSED, 700));
    latency.pipeInput("k", open(10, 14_000));
    assertThat(alerts.readValuesToList())
        .extracting(Alert::getState)
        .containsExactly(AlertState.PENDING);

    latency.pipeInput("k", open(10, 15_000));

    Alert told = alerts.readValue();
    assertThat(told.getState()).isEqualTo(AlertState.FIRING);
    assertThat(told.getAt()).isEqualTo(15_000);
  }

  @Test
  void keepsTheLatestTransitionForQueries() {
    latency.pipeInput("k", Records.requests("GET /", 10, FINAL, 700));
    latency.pipeInput("k", Records.requests("GET /", 20, FINAL, 10));

    assertThat(driver.<String, Alert>getKeyValueStore(AlertingTopology.STATES).get(ID).getState())
        .isEqualTo(AlertState.RESOLVED);
  }

  @Test
  void raisesEveryRuleThatIsBreached() {
    LatencySummary slow = Records.requests("GET /", 0, FINAL, 1500);
    slow.setErrors(6);

    latency.pipeInput("k", slow);

    assertThat(rulesTold()).containsExactly("slow-response", "slow-requests", "errors");
  }

  @Test
  void watchesStatementsCachesAndMemory() {
    latency.pipeInput("k", Records.queries("SELECT 1", 0, FINAL, 101));
    CacheRatio ratio = Records.cache(0, 69, 31);
    ratio.setSources(List.of(new OffsetRange(0, 3L, 4L)));
    input(Topics.CACHE_RATIOS).pipeInput("k", ratio);
    MemoryTrend trend = Records.memory(0, Direction.INCREASING, 200_000.0);
    trend.setSources(List.of(new OffsetRange(1, 8L, 9L)));
    trend.getShortTrend().setSources(List.of(new OffsetRange(1, 2L, 9L)));
    input(Topics.MEMORY_TRENDS).pipeInput("k", trend);

    assertThat(alerts.readValuesToList())
        .extracting(Alert::getRule, Alert::getSources)
        .containsExactly(
            tuple("slow-statements", List.of()),
            tuple("cold-cache", List.of(new SourceRange("streamgauge.caches", 0, 3L, 4L))),
            tuple("memory-growth", List.of(new SourceRange("streamgauge.memory", 1, 2L, 9L))));
  }

  @Test
  void watchesGaugesByNameAndTags() throws IOException {
    inForce.set(
        Rules.load(
            Files.writeString(
                directory.resolve("rules.yaml"),
                """
                rules:
                  - name: long-queue
                    when: gauges.max > 11.5
                    for: 0s
                    severity: low
                    gauges: queue.depth{*queue=orders*}
                  - name: another-queue
                    when: gauges.max > 11.5
                    for: 0s
                    severity: low
                    gauges: queue.depth{*queue=returns*}
                  - name: negative
                    when: gauges.min < -1e0
                    clear: -0.5
                    for: 0s
                    severity: low
                """)));

    GaugeWindow gauge = Records.gauge(0);
    gauge.setSources(List.of(new OffsetRange(1, 5L, 8L)));
    input(Topics.GAUGE_WINDOWS).pipeInput("k", gauge);

    List<Alert> told = alerts.readValuesToList();
    assertThat(told).extracting(Alert::getRule).containsExactlyInAnyOrder("long-queue", "negative");
    assertThat(told)
        .extracting(Alert::getSources)
        .containsOnly(List.of(new SourceRange("streamgauge.gauges", 1, 5L, 8L)));
  }

  @Test
  void sendsWhatItCannotReadToTheDeadLettersAndGoesOn() {
    byte[] poison = "no record".getBytes(StandardCharsets.UTF_8);
    driver
        .createInputTopic(Topics.LATENCY.name(), new StringSerializer(), new ByteArraySerializer())
        .pipeInput("k", poison);

    latency.pipeInput("k", Records.requests("GET /", 0, FINAL, 700));

    assertThat(deadLetters().readValuesToList()).containsExactly(poison);
    assertThat(rulesTold()).containsExactly("slow-requests");
  }

  @Test
  void sendsWhatMakesNoSenseToTheDeadLettersAndGoesOn() {
    LatencySummary backwards = Records.requests("GET /", 10, FINAL, 700);
    backwards.setEnd(0);
    latency.pipeInput("k", backwards);

    latency.pipeInput("k", Records.requests("GET /", 10, FINAL, 700));

    assertThat(deadLetters().readValuesToList()).hasSize(1);
    assertThat(rulesTold()).containsExactly("slow-requests");
  }

  @Test
  void resolvesOnceWhatNoRuleWatchesAnyMore() {
    latency.pipeInput("k", Records.requests("GET /", 10, FINAL, 700));
    Alert firing = alerts.readValue();
    Track track = driver.<String, Track>getKeyValueStore(AlertingTopology.TRACKS).get(ID);
    restart(new Rules(List.of()));
    driver.<String, Alert>getKeyValueStore(AlertingTopology.STATES).put(ID, firing);
    driver.<String, Track>getKeyValueStore(AlertingTopology.TRACKS).put(ID, track);

    driver.advanceWallClockTime(Duration.ofSeconds(1));
    driver.advanceWallClockTime(Duration.ofSeconds(10));

    List<Alert> told = alerts.readValuesToList();
    assertThat(told).extracting(Alert::getState).containsExactly(AlertState.RESOLVED);
    assertThat(told).extracting(Alert::getSequence).containsExactly(1L);
  }

  @Test
  void goesByNewRulesAsSoonAsTheyAreInForce() throws IOException {
    latency.pipeInput("k", Records.requests("GET /", 10, FINAL, 700));
    assertThat(rulesTold()).containsExactly("slow-requests");
    Path file = directory.resolve("rules.yaml");
    Files.writeString(file, "rules: [{name: slower, when: requests.p95 > 600ms, severity: low}]");

    inForce.set(Rules.load(file));
    latency.pipeInput("k", Records.requests("GET /", 20, FINAL, 700));
    driver.advanceWallClockTime(Duration.ofSeconds(1));

    assertThat(alerts.readValuesToList())
        .extracting(Alert::getRule, Alert::getState)
        .containsExactly(
            tuple("slower", AlertState.FIRING), tuple("slow-requests", AlertState.RESOLVED));
  }

  @Test
  void tellsThatNothingIsHeardAnyMoreAndThatSomethingIsAgain() throws IOException {
    inForce.set(rules("{name: slow, when: requests.p95 > 600ms, severity: low, noData: alert}"));
    latency.pipeInput("k", Records.requests("GET /", 10, FINAL, 700));

    passes(49);
    assertThat(told()).containsExactly("slow FIRING");
    passes(50);
    passes(90);
    assertThat(told()).containsExactly("slow NO_DATA");

    latency.pipeInput("k", Records.requests("GET /", 90, FINAL, 10));
    assertThat(told()).containsExactly("slow RESOLVED");
  }

  @Test
  void firesWhenNothingIsHeardAnyMore() throws IOException {
    inForce.set(rules("{name: gone, when: requests.count absent, for: 1min, severity: high}"));
    latency.pipeInput("k", Records.requests("GET /", 10, FINAL, 700));

    passes(79);
    assertThat(told()).isEmpty();
    passes(80);
    assertThat(told()).containsExactly("gone FIRING");

    latency.pipeInput("k", open(120, 121_000));
    assertThat(told()).containsExactly("gone RESOLVED");
  }

  @Test
  void comparesWithAnHourAgo() throws IOException {
    inForce.set(
        rules("{name: fewer, when: requests.count < 50% of 1h ago, for: 0s, severity: low}"));
    latency.pipeInput("k", counting(0, 100));
    latency.pipeInput("k", counting(10, 100));

    latency.pipeInput("k", counting(3600, 51));
    latency.pipeInput("k", counting(3610, 49));

    List<Alert> all = alerts.readValuesToList();
    assertThat(all).extracting(Alert::getWindowStart).containsExactly(3_610_000L);
    assertThat(all).extracting(Alert::getThreshold).containsExactly(50.0);
  }

  @Test
  void judgesWhatOtherRulesSayTogether() throws IOException {
    inForce.set(
        combining(
            "{name: bad, all: [slow, failing], not: busy, severity: critical}",
            "{name: worse, all: bad, any: [busy, slow], severity: critical}"));
    latency.pipeInput("k", failing(Records.requests("GET /", 0, FINAL, 700)));
    latency.pipeInput("k", failing(Records.requests("PUT /", 0, FINAL, 10)));
    assertThat(told())
        .containsExactly(
            "slow FIRING", "failing FIRING", "bad FIRING", "worse FIRING", "failing FIRING");

    latency.pipeInput("k", failing(Records.requests("GET /", 10, FINAL, 10)));

    assertThat(told()).containsExactly("slow RESOLVED", "bad RESOLVED", "worse RESOLVED");
  }

  @Test
  void tellsOfACombinationWhereTheEventsLieThatDecidedIt() throws IOException {
    inForce.set(combining("{name: bad, any: [slow, failing], severity: critical}"));
    LatencySummary slow = Records.requests("GET /", 0, FINAL, 700);
    slow.setSources(List.of(new OffsetRange(3, 41L, 42L)));

    latency.pipeInput("k", slow);

    assertThat(alerts.readValuesToList())
        .extracting(Alert::getRule, Alert::getSources)
        .contains(tuple("bad", List.of(new SourceRange("streamgauge.requests", 3, 41L, 42L))));
  }

  @Test
  void endsCombinationsThatAreNotInForceAnyMore() throws IOException {
    inForce.set(combining("{name: bad, any: [slow, failing], severity: critical}"));
    latency.pipeInput("k", Records.requests("GET /", 0, FINAL, 700));
    assertThat(told()).containsExactly("slow FIRING", "bad FIRING");

    inForce.set(combining("{name: bad, all: [slow, failing], severity: critical}"));
    driver.advanceWallClockTime(Duration.ofSeconds(1));

    assertThat(told()).containsExactly("bad RESOLVED");
  }

  private static LatencySummary failing(LatencySummary summary) {
    summary.setErrors(summary.getCount());
    return summary;
  }

  private Rules combining(String... combinations) throws IOException {
    Path file = directory.resolve("rules.yaml");
    Files.writeString(
        file,
        """
        rules:
          - {name: slow, when: requests.p95 > 500ms, severity: low, for: 0s}
          - {name: failing, when: requests.errorRate > 5%%, severity: low, for: 0s}
          - {name: busy, when: requests.rate > 1000/s, severity: low}
        combine: [%s]
        """
            .formatted(String.join(", ", combinations)));
    return Rules.load(file);
  }

  private static LatencySummary counting(long second, long count) {
    LatencySummary summary = Records.requests("GET /", second, FINAL, 10);
    summary.setCount(count);
    return summary;
  }

  private Rules rules(String rule) throws IOException {
    Path file = directory.resolve("rules.yaml");
    Files.writeString(file, "rules: [" + rule + "]");
    return Rules.load(file);
  }

  /** Event time in seconds up to which everything is reported. */
  private void passes(long second) {
    reported.set(second * 1000);
    driver.advanceWallClockTime(Duration.ofSeconds(1));
  }

  private List<String> told() {
    return alerts.readValuesToList().stream()
        .map(alert -> alert.getRule() + " " + alert.getState())
        .toList();
  }

  @Test
  void judgesAPercentileOfTheSketchAndTakesAlongWhatTheRuleSays() throws IOException {
    Path file = directory.resolve("rules.yaml");
    Files.writeString(
        file,
        """
        rules:
          - name: tail
            when: requests.p99.9 > 900ms
            for: 0s
            severity: high
            unless: {operations: GET /health}
            labels: {team: "{{service}}"}
            annotations: {title: "{{value}} is {{comparison}} {{threshold}} in {{samples}} requests"}
            runbook: https://wiki.example/tail
        """);
    inForce.set(Rules.load(file));

    latency.pipeInput("k", Records.upToOneSecond("GET /health", 0));
    latency.pipeInput("k", Records.upToOneSecond("GET /", 0));

    Alert alert =
        alerts.readValuesToList().stream().filter(AlertingTopologyTest::fires).findFirst().get();
    assertThat(alert.getSeries()).isEqualTo("GET /");
    assertThat(alert.getMeasure()).isEqualTo("requests.p99.9");
    assertThat(alert.getValue()).isBetween(0.98, 1.0);
    assertThat(alert.getRuleVersion()).isEqualTo(inForce.get().all().get(0).version());
    assertThat(alert.getLabels()).isEqualTo(Map.of("team", "shop"));
    assertThat(alert.getAnnotations().get("title")).endsWith(" is > 900.0 ms in 1000 requests");
    assertThat(alert.getRunbook()).isEqualTo("https://wiki.example/tail");
  }

  private static boolean fires(Alert alert) {
    return alert.getState() == AlertState.FIRING;
  }

  @Test
  void keepsWhatIsStillWatchedOverARestart() {
    latency.pipeInput("k", Records.requests("GET /", 10, FINAL, 700));

    driver.advanceWallClockTime(Duration.ofSeconds(1));

    assertThat(alerts.readValuesToList())
        .extracting(Alert::getState)
        .containsExactly(AlertState.FIRING);
  }

  private void restart(Rules rules) {
    inForce.set(rules);
    driver.close();
    driver =
        new TopologyTestDriver(
            new AlertingTopology(inForce::get, clock, configuration()).build(), properties());
    alerts = output(Topics.ALERTS);
  }

  @Test
  void learnsWhatIsUsualInItsStore() throws IOException {
    inForce.set(
        Rules.load(
            Files.writeString(
                directory.resolve("odd.yaml"),
                """
                rules:
                  - name: odd
                    when: requests.p95 > baseline + 6 deviations
                    window: 10s
                    baselineAfter: 5
                    for: 0s
                    severity: low
                """)));
    for (int second = 0; second < 100; second += 10) {
      latency.pipeInput("k", Records.requests("GET /", second, FINAL, 100));
    }
    latency.pipeInput("k", Records.requests("GET /", 100, FINAL, 200));

    Alert told = alerts.readValue();
    assertThat(told.getState()).isEqualTo(AlertState.FIRING);
    assertThat(told.getThreshold()).isBetween(0.12, 0.14);
    assertThat(driver.getKeyValueStore(AlertingTopology.BASELINES).get("rodd\tshop\tGET /"))
        .isNotNull();
  }

  @Test
  void passesOverTombstones() {
    latency.pipeInput("k", (LatencySummary) null);

    assertThat(deadLetters().isEmpty()).isTrue();
  }

  @Test
  void judgesHowServicesStand() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("standing.yaml"),
            """
            rules:
              - name: incomplete
                when: service.completeness < 99%
                severity: low
            """);
    inForce.set(Rules.load(file));

    input(Topics.HEALTH).pipeInput("shop", Records.health(60, 0.9, 72));

    Alert told = alerts.readValue();
    assertThat(told.getSeries()).isEqualTo("*");
    assertThat(told.getState()).isEqualTo(AlertState.FIRING);
    assertThat(told.getSources()).containsExactly(new SourceRange("streamgauge.health", 0, 0L, 0L));
  }

  private static LatencySummary open(long second, long lastEvent) {
    LatencySummary summary = Records.requests("GET /", second, OPEN, 700);
    summary.setLastEvent(lastEvent);
    return summary;
  }

  private List<String> rulesTold() {
    return alerts.readValuesToList().stream().map(Alert::getRule).toList();
  }

  private <V extends SpecificRecord> TestInputTopic<String, V> input(Topic<V> topic) {
    return driver.createInputTopic(
        topic.name(), new StringSerializer(), AvroSerde.of(topic, configuration()).serializer());
  }

  private <V extends SpecificRecord> TestOutputTopic<String, V> output(Topic<V> topic) {
    return driver.createOutputTopic(
        topic.name(),
        new StringDeserializer(),
        AvroSerde.of(topic, configuration()).deserializer());
  }

  private TestOutputTopic<byte[], byte[]> deadLetters() {
    return driver.createOutputTopic(
        Topics.DEAD_LETTERS, new ByteArrayDeserializer(), new ByteArrayDeserializer());
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
            Duration.ofSeconds(1),
            Map.of(
                RegistryConfig.URL,
                "mock://" + directory,
                StreamsConfig.PROCESSING_GUARANTEE_CONFIG,
                StreamsConfig.AT_LEAST_ONCE))
        .toProperties();
  }

  private static String golden() throws IOException {
    try (InputStream text =
        AlertingTopologyTest.class.getResourceAsStream("expected-topology.txt")) {
      return new String(text.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
