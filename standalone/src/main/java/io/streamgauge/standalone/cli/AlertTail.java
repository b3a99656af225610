package io.streamgauge.standalone.cli;

import io.streamgauge.alert.Alert;
import io.streamgauge.schemas.AvroSerde;
import io.streamgauge.schemas.Topics;
import io.streamgauge.standalone.embedded.UnreachableException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads committed alerts from all partitions, in no group. */
final class AlertTail implements AutoCloseable {

  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(15);

  private final KafkaConsumer<String, Alert> consumer;
  private final CountDownLatch ended = new CountDownLatch(1);

  private AlertTail(KafkaConsumer<String, Alert> consumer) {
    this.consumer = consumer;
  }

  /**
   * Finds the topic.
   *
   * @param client where Kafka and the registry are
   * @param fromBeginning whether alerts that are there already are read
   * @throws UnreachableException if Kafka does not answer or has no such topic
   */
  static AlertTail open(Map<String, ?> client, boolean fromBeginning) {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    KafkaConsumer<String, Alert> consumer =
        new KafkaConsumer<>(
            settings, new StringDeserializer(), AvroSerde.of(Topics.ALERTS, client).deserializer());
    try {
      consumer.assign(partitions(consumer, client));
    } catch (RuntimeException e) {
      consumer.close();
      throw e;
    }
    if (fromBeginning) {
      consumer.seekToBeginning(consumer.assignment());
    } else {
      consumer.seekToEnd(consumer.assignment());
    }
    return new AlertTail(consumer);
  }

  private static List<TopicPartition> partitions(
      KafkaConsumer<String, Alert> consumer, Map<String, ?> client) {
    String topic = Topics.ALERTS.name();
    Object brokers = client.get(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG);
    List<PartitionInfo> partitions;
    try {
      partitions = consumer.partitionsFor(topic, ANSWER_WITHIN);
    } catch (KafkaException e) {
      throw new UnreachableException("Kafka at %s: %s".formatted(brokers, e.getMessage()), e);
    }
    if (partitions == null || partitions.isEmpty()) {
      throw new UnreachableException(
          "there is no topic %s at %s; 'topics create' creates it".formatted(topic, brokers), null);
    }
    return partitions.stream()
        .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
        .toList();
  }

  /** Hands over alerts until {@link #close}. */
  void run(Consumer<Alert> reader) {
    try (consumer) {
      while (true) {
        consumer.poll(POLL).forEach(alert -> reader.accept(alert.value()));
      }
    } catch (WakeupException e) {
      // Closed.
    } finally {
      ended.countDown();
    }
  }

  /** Ends {@link #run} and waits for it; from any thread. */
  @Override
  public void close() {
    consumer.wakeup();
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
