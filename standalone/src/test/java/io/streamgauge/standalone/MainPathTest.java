package io.streamgauge.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.streamgauge.alert.Alert;
import io.streamgauge.alert.AlertState;
import io.streamgauge.alert.Difference;
import io.streamgauge.alert.ShadowAlert;
import io.streamgauge.alerting.lifecycle.EventClock;
import io.streamgauge.alerting.rules.Rules;
import io.streamgauge.alerting.rules.Subject;
import io.streamgauge.collectors.Collector;
import io.streamgauge.event.GaugeReading;
import io.streamgauge.event.Outcome;
import io.streamgauge.event.RequestKind;
import io.streamgauge.schemas.AvroSerde;
import io.streamgauge.schemas.Topics;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The main path on an embedded broker: collector, topology, alert, HTTP; bad records, a target of
 * notifications that is down, a restart.
 */
class MainPathTest {

  private static final Duration READY_WITHIN = Duration.ofSeconds(60);
  private static final Duration SEEN_WITHIN = Duration.ofSeconds(60);
  private static final String CHECKOUT = "POST /checkout";
  private static final String NIGHTLY = "nightly";
  private static final String QUEUE = "queue.depth";
  private static final long SLOW_FROM = 29_000;
  private static final long SLOW_TO = 14_000;
  private static final byte[] POISON = {0, 0, 0, 0, 99, 1, 2, 3};

  @Test
  void leadsFromTheCollectorToTheAlertAndSurvivesBadRecordsAndARestart(@TempDir Path data)
      throws Exception {
    JsonNode fired;
    try (Pipeline pipeline =
        Pipeline.start(
            PipelineSettings.local(data)
                .withNotifiers(nobodyListens(data))
                .withRules(withVersions(data))
                .withShadowRules(tried(data)))) {
      pipeline.awaitReady(READY_WITHIN);
      publishRaw(pipeline, POISON);
      try (Collector collector = collector(pipeline)) {
        long now = System.currentTimeMillis();
        for (long ago = SLOW_FROM; ago >= SLOW_TO; ago -= 5_000) {
          record(collector, CHECKOUT, 20, Duration.ofMillis(800), now - ago);
          record(collector, NIGHTLY, 20, Duration.ofMillis(800), now - ago);
        }
        record(collector, CHECKOUT, 30, Duration.ofMillis(20), now);
        collector.gauges().record(QUEUE, Map.of(), 3, now - SLOW_TO);
        collector.gauges().record(QUEUE, Map.of(), 12, now - SLOW_TO);
      }

      publishVersions(pipeline);

      JsonNode alert = awaitAlert(pipeline, CHECKOUT, it -> true);
      assertThat(alert.path("severity").asText()).isEqualTo("medium");
      assertThat(alert.path("service").asText()).isEqualTo("shop");
      assertThat(alert.path("series").asText()).isEqualTo(CHECKOUT);
      assertThat(alert.path("value").asDouble()).isBetween(0.79, 0.81);
      assertThat(alert.path("threshold").asDouble()).isEqualTo(0.5);

      fired = awaitAlert(pipeline, NIGHTLY, it -> it.path("state").asText().equals("firing"));
      until(
          "the notifier to try in vain",
          () -> get(pipeline, "/notifiers").at("/notifiers/0"),
          it ->
              it.path("state").asText().equals("retrying")
                  && it.path("lastError").asText().equals("no connection"));
      awaitShadow(pipeline, "tried", NIGHTLY);
      findsTheReadingsBehind(pipeline, awaitShadow(pipeline, "long-queue", QUEUE));
      acknowledge(pipeline, NIGHTLY, "ada");
      awaitAlert(pipeline, NIGHTLY, MainPathTest::seenByAda);
      post(pipeline, "/silences?id=nightly&by=ada&for=1h&matcher=series%3Dnightly");
      awaitAlert(pipeline, NIGHTLY, MainPathTest::isSuppressed);

      assertThat(awaitCount(pipeline, 190).path("errors").asLong()).isZero();
      JsonNode completeness =
          get(pipeline, "/services").at("/services/0/topics").path(Topics.REQUESTS.name());
      assertThat(completeness.path("lost").asLong()).isZero();
      assertThat(completeness.path("late").asLong()).isZero();
      assertThat(deadLetter(pipeline)).isEqualTo(POISON);
      awaitClockOfSilence(pipeline);
      firesForTheSlowVersionOnly(pipeline);
    }
    try (Pipeline again = Pipeline.start(PipelineSettings.local(data))) {
      again.awaitReady(READY_WITHIN);
      awaitCount(again, 190);
      awaitAlert(again, NIGHTLY, MainPathTest::isSuppressed);
      post(again, "/silences/nightly/end?by=ada");
      awaitAlert(again, NIGHTLY, MainPathTest::seenByAda);
      assertThat(get(again, "/alerts/history?rule=slow-requests").path("transitions"))
          .anySatisfy(told -> assertThat(told).isEqualTo(fired));
      try (Collector collector = collector(again)) {
        record(collector, CHECKOUT, 1, Duration.ofMillis(20), System.currentTimeMillis());
      }

      awaitCount(again, 191);
      awaitClockOfSilence(again);
    }
  }

  private static Path nobodyListens(Path data) throws IOException {
    return Files.writeString(
        data.resolve("notifiers.yaml"),
        "notifiers: [{name: pager, type: webhook, url: 'http://127.0.0.1:1/', groupWait: 0s}]");
  }

  private static Path tried(Path data) throws IOException {
    return Files.writeString(
        data.resolve("shadow.yaml"),
        """
        rules:
          - {name: tried, when: requests.p95 > 100ms, severity: low, operations: nightly}
          - {name: long-queue, when: gauges.max > 11.5, severity: low, for: 0s}
        """);
  }

  private static Path withVersions(Path data) throws IOException {
    try (InputStream shipped = Rules.class.getResourceAsStream("default-rules.yaml")) {
      return Files.writeString(
          data.resolve("rules.yaml"),
          new String(shipped.readAllBytes(), StandardCharsets.UTF_8)
              + """

                - name: slow-version
                  when: requests.p95 > 500ms
                  by: version
                  for: 0s
                  severity: high
              """);
    }
  }

  private static void publishVersions(Pipeline pipeline) {
    long now = System.currentTimeMillis();
    for (String version : List.of("1.4", "2.0")) {
      try (Collector collector =
          Collector.builder()
              .service("stall")
              .instance("stall-" + version)
              .version(version)
              .bootstrapServers(pipeline.bootstrapServers())
              .schemaRegistryUrl(pipeline.registryUrl())
              .build()) {
        Duration duration = Duration.ofMillis(version.equals("2.0") ? 800 : 20);
        record(collector, "GET /stall", 40, duration, now - SLOW_FROM);
      }
    }
  }

  private static void firesForTheSlowVersionOnly(Pipeline pipeline) {
    EventClock clock = pipeline.alerting().orElseThrow().clock();
    long now = System.currentTimeMillis();
    await("the clock of variants")
        .atMost(SEEN_WITHIN)
        .until(() -> clock.ofVariants().orElse(0) >= now);
    JsonNode alerts =
        until(
                "the alert about a version",
                () -> get(pipeline, "/alerts?rule=slow-version"),
                it -> !it.path("alerts").isEmpty())
            .path("alerts");
    assertThat(alerts.findValuesAsText("series")).containsExactly("*{version=2.0}");
    assertThat(alerts.at("/0/variant/version").asText()).isEqualTo("2.0");
    assertThat(alerts.at("/0/state").asText()).isIn("firing", "resolved"); // after a long silence
  }

  /** Of what shadow rules say, nobody is told but on a topic of their own. */
  private static Alert awaitShadow(Pipeline pipeline, String rule, String series) {
    Map<String, Object> client =
        Map.of(
            "bootstrap.servers",
            pipeline.bootstrapServers(),
            "schema.registry.url",
            pipeline.registryUrl(),
            "group.id",
            "shadow-readers-of-" + rule,
            "auto.offset.reset",
            "earliest",
            "isolation.level",
            "read_committed");
    try (var consumer =
        new KafkaConsumer<>(
            client,
            new StringDeserializer(),
            AvroSerde.of(Topics.ALERTS_SHADOW, client).deserializer())) {
      consumer.subscribe(List.of(Topics.ALERTS_SHADOW.name()));
      List<ShadowAlert> told = new ArrayList<>();
      return await("shadow rule " + rule)
          .atMost(SEEN_WITHIN)
          .until(
              () -> {
                consumer.poll(Duration.ofMillis(200)).forEach(each -> told.add(each.value()));
                return told.stream()
                    .filter(each -> each.getShadow() == AlertState.FIRING)
                    .filter(each -> each.getDifference() == Difference.ONLY_SHADOW)
                    .map(ShadowAlert::getAlert)
                    .filter(it -> it.getRule().equals(rule) && it.getSeries().equals(series))
                    .findFirst();
              },
              Optional::isPresent)
          .orElseThrow();
    }
  }

  /** The offsets that an alert carries lead to all events that its value was made of. */
  private static void findsTheReadingsBehind(Pipeline pipeline, Alert alert) {
    List<GaugeReading> readings =
        new EventsBehind(pipeline)
            .of(alert, Topics.GAUGES).stream()
                .flatMap(batch -> batch.getReadings().stream())
                .filter(reading -> reading.getName().equals(alert.getSeries()))
                .toList();
    assertThat(alert.getSources()).hasSize(1);
    assertThat(readings).hasSize((int) alert.getSamples());
    assertThat(readings).extracting(GaugeReading::getValue).contains(alert.getValue());
  }

  private static Collector collector(Pipeline pipeline) {
    return Collector.builder()
        .service("shop")
        .instance("shop-1")
        .bootstrapServers(pipeline.bootstrapServers())
        .schemaRegistryUrl(pipeline.registryUrl())
        .build();
  }

  private static void record(
      Collector collector, String operation, int count, Duration duration, long end) {
    for (int i = 0; i < count; i++) {
      collector
          .requests()
          .record(operation, RequestKind.HTTP, 200, Outcome.SUCCESS, duration.toNanos(), end, null);
    }
  }

  private static void publishRaw(Pipeline pipeline, byte[] value) throws Exception {
    try (KafkaProducer<byte[], byte[]> producer =
        new KafkaProducer<>(
            Map.of("bootstrap.servers", pipeline.bootstrapServers()),
            new ByteArraySerializer(),
            new ByteArraySerializer())) {
      producer.send(new ProducerRecord<>(Topics.REQUESTS.name(), value)).get();
    }
  }

  private static byte[] deadLetter(Pipeline pipeline) {
    try (KafkaConsumer<byte[], byte[]> consumer =
        new KafkaConsumer<>(
            Map.of(
                "bootstrap.servers",
                pipeline.bootstrapServers(),
                "isolation.level",
                "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer())) {
      var partitions =
          consumer.partitionsFor(Topics.DEAD_LETTERS).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      return await("the dead letter")
          .atMost(SEEN_WITHIN)
          .until(() -> consumer.poll(Duration.ofMillis(200)), letters -> !letters.isEmpty())
          .iterator()
          .next()
          .value();
    }
  }

  private static JsonNode awaitAlert(
      Pipeline pipeline, String series, Predicate<JsonNode> condition) {
    return until(
        "the alert",
        () -> alert(pipeline, series),
        alert -> !alert.isMissingNode() && condition.test(alert));
  }

  private static JsonNode alert(Pipeline pipeline, String series)
      throws IOException, InterruptedException {
    for (JsonNode alert : get(pipeline, "/alerts?rule=slow-requests").path("alerts")) {
      if (alert.path("series").asText().equals(series)) {
        return alert;
      }
    }
    return MissingNode.getInstance();
  }

  private static boolean seenByAda(JsonNode alert) {
    return alert.path("state").asText().equals("firing")
        && alert.at("/acknowledged/by").asText().equals("ada");
  }

  private static boolean isSuppressed(JsonNode alert) {
    return alert.path("state").asText().equals("suppressed")
        && alert.path("suppressedBy").asText().equals("nightly");
  }

  private static void acknowledge(Pipeline pipeline, String series, String by)
      throws IOException, InterruptedException {
    String path =
        "/alerts/acknowledge?rule=slow-requests&service=shop&series=" + series + "&by=" + by;
    assertThat(seenByAda(post(pipeline, path))).isTrue();
  }

  private static JsonNode post(Pipeline pipeline, String path)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(pipeline.uri() + "/api/v1" + path))
            .POST(HttpRequest.BodyPublishers.noBody())
            .build();
    HttpResponse<String> response =
        HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return new ObjectMapper().readTree(response.body());
  }

  /** Alerting comes to know that there is nothing until now, of any subject. */
  private static void awaitClockOfSilence(Pipeline pipeline) {
    EventClock clock = pipeline.alerting().orElseThrow().clock();
    long now = System.currentTimeMillis();
    for (Subject subject :
        List.of(Subject.REQUESTS, Subject.QUERIES, Subject.CACHES, Subject.MEMORY)) {
      await("the clock of " + subject)
          .atMost(SEEN_WITHIN)
          .until(() -> clock.now(subject).orElse(0) >= now);
    }
  }

  private static JsonNode awaitCount(Pipeline pipeline, long count) {
    return until(
        count + " requests",
        () -> get(pipeline, "/requests?service=shop&operation=*").at("/series/0/windows/0"),
        window -> window.path("count").asLong() == count);
  }

  private static JsonNode until(
      String what, Callable<JsonNode> question, Predicate<JsonNode> answered) {
    return await(what).atMost(SEEN_WITHIN).until(question, answered);
  }

  private static JsonNode get(Pipeline pipeline, String path)
      throws IOException, InterruptedException {
    HttpResponse<String> response =
        HttpClient.newHttpClient()
            .send(
                HttpRequest.newBuilder(URI.create(pipeline.uri() + "/api/v1" + path)).build(),
                HttpResponse.BodyHandlers.ofString());
    return new ObjectMapper().readTree(response.body());
  }
}
