package io.streamgauge.standalone.demo;

import static java.util.Objects.requireNonNull;

import io.streamgauge.alert.Alert;
import io.streamgauge.schemas.AvroSerde;
import io.streamgauge.schemas.Topics;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Follows the alert topic from its start, as any consumer of alerts would. */
final class AlertFeed implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(AlertFeed.class);
  private static final Duration POLL = Duration.ofMillis(250);

  private final KafkaConsumer<String, Alert> consumer;
  private final AlertHistory history;
  private final Clock clock;
  private final Thread thread = new Thread(this::run, "demo-alerts");
  private volatile boolean closed;

  private AlertFeed(KafkaConsumer<String, Alert> consumer, AlertHistory history, Clock clock) {
    this.consumer = consumer;
    this.history = history;
    this.clock = clock;
  }

  /** Starts; the topic must exist. */
  static AlertFeed follow(
      String bootstrapServers, String registry, AlertHistory history, Clock clock) {
    Map<String, Object> settings =
        Map.of(
            ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
            bootstrapServers,
            ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
            "earliest",
            ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
            false,
            ConsumerConfig.ISOLATION_LEVEL_CONFIG,
            "read_committed",
            "schema.registry.url",
            registry);
    KafkaConsumer<String, Alert> consumer =
        new KafkaConsumer<>(
            settings,
            new StringDeserializer(),
            AvroSerde.of(Topics.ALERTS, settings).deserializer());
    AlertFeed feed = new AlertFeed(consumer, requireNonNull(history), requireNonNull(clock));
    feed.thread.setDaemon(true);
    feed.thread.start();
    return feed;
  }

  @Override
  public void close() {
    closed = true;
    consumer.wakeup();
    try {
      thread.join(Duration.ofSeconds(5).toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try (consumer) {
      consumer.assign(partitions());
      consumer.seekToBeginning(consumer.assignment());
      while (!closed) {
        consumer.poll(POLL).forEach(alert -> history.add(alert.value(), clock.instant()));
      }
    } catch (WakeupException e) {
      LOG.debug("stopped", e);
    } catch (RuntimeException e) {
      LOG.error("The alerts can no longer be followed", e);
    }
  }

  private List<TopicPartition> partitions() {
    return consumer.partitionsFor(Topics.ALERTS.name()).stream()
        .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
        .toList();
  }
}
