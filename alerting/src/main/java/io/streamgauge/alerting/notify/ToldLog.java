package io.streamgauge.alerting.notify;

import io.streamgauge.alert.ToldAlert;
import io.streamgauge.schemas.AvroSerde;
import io.streamgauge.schemas.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps what one notifier has told, in a compacted topic. Not thread-safe. */
final class ToldLog implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(ToldLog.class);
  private static final Duration LIMIT = Duration.ofSeconds(30);
  private static final Duration POLL = Duration.ofMillis(100);

  private final Map<String, Object> client;
  private final String notifier;
  private final Deserializer<ToldAlert> values;
  private KafkaProducer<String, ToldAlert> producer;

  ToldLog(Map<String, ?> client, String notifier) {
    this.client = Map.copyOf(client);
    this.notifier = notifier;
    values = AvroSerde.of(Topics.NOTIFICATIONS, client).deserializer();
  }

  /** Writes and returns when Kafka has it. */
  void write(List<ToldAlert> changes) throws InterruptedException {
    if (producer == null) {
      producer = producer();
    }
    List<Future<RecordMetadata>> sent = new ArrayList<>();
    for (ToldAlert each : changes) {
      String key = notifier + "\t" + each.getAlert().getId();
      sent.add(producer.send(new ProducerRecord<>(Topics.NOTIFICATIONS.name(), key, each)));
    }
    producer.flush();
    for (Future<RecordMetadata> each : sent) {
      try {
        each.get();
      } catch (ExecutionException e) {
        throw new KafkaException("what was told could not be kept", e.getCause());
      }
    }
  }

  private KafkaProducer<String, ToldAlert> producer() {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put(ProducerConfig.ACKS_CONFIG, "all");
    settings.put(ProducerConfig.CLIENT_ID_CONFIG, "streamgauge-notifier-" + notifier + "-told");
    return new KafkaProducer<>(
        settings, new StringSerializer(), AvroSerde.of(Topics.NOTIFICATIONS, client).serializer());
  }

  /**
   * Hands over everything that was kept, in the order in which it was.
   *
   * @throws KafkaException if it cannot be read within half a minute
   */
  void read(Consumer<ToldAlert> reader) {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    try (KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
      consumer.assign(partitions(consumer));
      consumer.seekToBeginning(consumer.assignment());
      Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment(), LIMIT);
      long deadline = System.nanoTime() + LIMIT.toNanos();
      while (!isRead(consumer, ends)) {
        if (System.nanoTime() - deadline > 0) {
          throw new KafkaException("what was told was not read within " + LIMIT.toSeconds() + " s");
        }
        consumer
            .poll(POLL)
            .forEach(
                record -> {
                  if (record.key() != null && record.key().startsWith(notifier + "\t")) {
                    value(record).ifPresent(reader);
                  }
                });
      }
    }
  }

  private Optional<ToldAlert> value(ConsumerRecord<String, byte[]> record) {
    try {
      return Optional.ofNullable(values.deserialize(record.topic(), record.value()));
    } catch (SerializationException e) {
      LOG.warn("A record of what was told cannot be read, and is left out: {}", e.getMessage());
      return Optional.empty();
    }
  }

  private static List<TopicPartition> partitions(KafkaConsumer<?, ?> consumer) {
    String topic = Topics.NOTIFICATIONS.name();
    var partitions = consumer.partitionsFor(topic, LIMIT);
    if (partitions == null || partitions.isEmpty()) {
      throw new KafkaException("there is no topic " + topic + "; 'topics create' creates it");
    }
    return partitions.stream().map(each -> new TopicPartition(topic, each.partition())).toList();
  }

  private static boolean isRead(KafkaConsumer<?, ?> consumer, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey(), LIMIT) >= end.getValue());
  }

  @Override
  public void close() {
    if (producer != null) {
      producer.close(Duration.ZERO);
    }
  }
}
