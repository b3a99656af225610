package io.streamgauge.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.streamgauge.alert.Alert;
import io.streamgauge.alert.AlertState;
import io.streamgauge.alert.Severity;
import io.streamgauge.listener.AlertListener;
import io.streamgauge.schemas.AvroSerde;
import io.streamgauge.schemas.Topic;
import io.streamgauge.schemas.Topics;
import io.streamgauge.standalone.embedded.EmbeddedKafka;
import io.streamgauge.standalone.embedded.TopicSetup;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The client of alerts against a real broker. */
@Tag("any-java")
class AlertListenerTest {

  private static final String REGISTRY = "mock://alert-listener";

  @TempDir static Path directory;
  private static EmbeddedKafka kafka;
  private static Map<String, Object> client;

  @BeforeAll
  static void start() {
    kafka = EmbeddedKafka.start(directory, 0, false);
    client = Map.of("bootstrap.servers", kafka.bootstrapServers(), "schema.registry.url", REGISTRY);
    new TopicSetup(2, Optional.empty(), false).create(client);
  }

  @AfterAll
  static void stop() {
    kafka.close();
  }

  @Test
  void clearsACacheWhenAnAlertFires() {
    Cache<String, Double> prices = Caffeine.newBuilder().build();
    publish(true, alert("stale-prices", AlertState.FIRING, 0));

    prices.put("bread", 2.50);
    try (AlertListener listener =
        ClearCacheExample.listen(kafka.bootstrapServers(), REGISTRY, prices)) {
      eventually().until(() -> prices.asMap().isEmpty()); // it fired before

      prices.put("bread", 2.60);
      publish(true, alert("stale-prices", AlertState.RESOLVED, 1));
      publish(true, alert("slow-requests", AlertState.FIRING, 0));
      eventually().until(() -> listener.stats().unwanted() >= 2);
      assertThat(prices.asMap()).isNotEmpty();

      publish(true, alert("stale-prices", AlertState.FIRING, 2));
      eventually().until(() -> prices.asMap().isEmpty());
    }
  }

  @Test
  void goesOnWhereItsGroupHasCome() {
    List<Long> told = new CopyOnWriteArrayList<>();
    try (AlertListener first = pager(told)) {
      eventually()
          .until(
              () -> { // the first ones may come before it has begun
                publish(true, alert("pages", AlertState.FIRING, 0));
                return told.contains(0L);
              });
      publish(false, alert("pages", AlertState.RESOLVED, 1));
      publish(true, alert("pages", AlertState.RESOLVED, 2));
      eventually().until(() -> told.contains(2L));
      assertThat(first.running()).isTrue();
    }
    publish(true, alert("pages", AlertState.FIRING, 3));

    try (AlertListener second = pager(told)) {
      eventually().until(() -> told.contains(3L));
      assertThat(second.stats().delivered()).isEqualTo(1);
    }
    assertThat(told).containsExactly(0L, 2L, 3L);
  }

  private static AlertListener pager(List<Long> told) {
    return AlertListener.builder()
        .group("pager")
        .bootstrapServers(kafka.bootstrapServers())
        .schemaRegistryUrl(REGISTRY)
        .rules("pages")
        .onFiring(alert -> told.add(alert.getSequence()))
        .onResolved(alert -> told.add(alert.getSequence()))
        .start();
  }

  private static ConditionFactory eventually() {
    return await().atMost(Duration.ofMinutes(1)).pollInterval(Duration.ofMillis(50));
  }

  /** As alerting does: to both topics, in a transaction. */
  private static void publish(boolean committed, Alert alert) {
    Map<String, Object> settings =
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            kafka.bootstrapServers(),
            ProducerConfig.TRANSACTIONAL_ID_CONFIG,
            "alerting");
    try (KafkaProducer<String, Alert> producer =
        new KafkaProducer<>(
            settings, new StringSerializer(), AvroSerde.of(Topics.ALERTS, client).serializer())) {
      producer.initTransactions();
      producer.beginTransaction();
      for (Topic<Alert> topic : List.of(Topics.ALERTS, Topics.ALERT_STATES)) {
        producer.send(new ProducerRecord<>(topic.name(), alert.getId(), alert));
      }
      if (committed) {
        producer.commitTransaction();
      } else {
        producer.flush();
        producer.abortTransaction();
      }
    }
  }

  private static Alert alert(String rule, AlertState state, long sequence) {
    return Alert.newBuilder()
        .setId(rule + "\tshop\tprices")
        .setRule(rule)
        .setSeverity(Severity.HIGH)
        .setState(state)
        .setService("shop")
        .setSeries("prices")
        .setMeasure("gauges.last")
        .setValue(900)
        .setComparison(">")
        .setThreshold(600)
        .setWindowStart(1661126390000L)
        .setWindowEnd(1661126400000L)
        .setSince(1661126390000L)
        .setAt(1661126400000L + sequence * 10_000)
        .setSequence(sequence)
        .build();
  }
}
