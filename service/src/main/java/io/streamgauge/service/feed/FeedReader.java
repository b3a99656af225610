package io.streamgauge.service.feed;

import io.streamgauge.schemas.AvroSerde;
import io.streamgauge.schemas.registry.RegistryUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Reads what is committed in all partitions of some kinds' topics, in no group. */
final class FeedReader implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(FeedReader.class);
  private static final int MOST_BYTES = 8 << 20;
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(10);
  private static final long ASK_AGAIN_AFTER = TimeUnit.SECONDS.toNanos(1);

  private final List<FeedKind<?>> kinds;
  private final int generation;
  private final Map<String, Deserializer<? extends SpecificRecord>> values;
  private final KafkaConsumer<String, byte[]> consumer;

  private FeedReader(
      List<FeedKind<?>> kinds,
      int generation,
      Map<String, Deserializer<? extends SpecificRecord>> values,
      KafkaConsumer<String, byte[]> consumer) {
    this.kinds = kinds;
    this.generation = generation;
    this.values = values;
    this.consumer = consumer;
  }

  /**
   * Finds the topics; nothing is read before one of the {@code seek} methods has been called.
   *
   * @throws KafkaException if Kafka does not answer or has no such topic
   */
  static FeedReader open(
      Map<String, Object> client, Generation generation, List<FeedKind<?>> kinds) {
    int number = generation.number();
    Map<String, Object> settings = new HashMap<>(client);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, 2_000);
    settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, MOST_BYTES);
    Map<String, Deserializer<? extends SpecificRecord>> values = new HashMap<>();
    kinds.forEach(
        kind -> values.put(kind.topic().name(), AvroSerde.of(kind.topic(), client).deserializer()));
    KafkaConsumer<String, byte[]> consumer =
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    try {
      consumer.assign(values.keySet().stream().flatMap(each -> of(consumer, each)).toList());
    } catch (RuntimeException e) {
      consumer.close();
      throw e;
    }
    return new FeedReader(List.copyOf(kinds), number, values, consumer);
  }

  private static Stream<TopicPartition> of(KafkaConsumer<?, ?> consumer, String topic) {
    var partitions = consumer.partitionsFor(topic, ANSWER_WITHIN);
    if (partitions == null || partitions.isEmpty()) {
      throw new KafkaException("there is no topic " + topic);
    }
    return partitions.stream().map(each -> new TopicPartition(topic, each.partition()));
  }

  void seekToEnd() {
    consumer.seekToEnd(consumer.assignment());
  }

  void seek(Offsets offsets) {
    consumer.assignment().forEach(at -> consumer.seek(at, offsets.of(at.topic())[at.partition()]));
  }

  /** The first offsets that are still there. */
  Offsets beginnings() {
    return offsets(consumer.beginningOffsets(consumer.assignment()));
  }

  /** The offsets up to which everything is committed. */
  Offsets ends() {
    return offsets(consumer.endOffsets(consumer.assignment()));
  }

  /** The next offsets. */
  Offsets positions() {
    Map<TopicPartition, Long> positions = new HashMap<>();
    consumer.assignment().forEach(at -> positions.put(at, consumer.position(at, ANSWER_WITHIN)));
    return offsets(positions);
  }

  private Offsets offsets(Map<TopicPartition, Long> byPartition) {
    Map<String, long[]> byTopic = new HashMap<>();
    byPartition
        .keySet()
        .forEach(at -> byTopic.merge(at.topic(), new long[at.partition() + 1], FeedReader::longer));
    byPartition.forEach((at, offset) -> byTopic.get(at.topic())[at.partition()] = offset);
    return new Offsets(generation, byTopic);
  }

  private static long[] longer(long[] left, long[] right) {
    return left.length > right.length ? left : right;
  }

  /** What is there, or comes within a time. */
  Batch poll(Duration within) {
    List<Entry> entries = new ArrayList<>();
    consumer.poll(within).forEach(record -> add(record, entries));
    return new Batch(entries, positions());
  }

  private void add(ConsumerRecord<String, byte[]> record, List<Entry> entries) {
    for (FeedKind<?> kind : kinds) {
      if (kind.topic().name().equals(record.topic()) && record.key() != null) {
        kind.origin()
            .apply(record.key())
            .ifPresent(
                origin ->
                    entries.add(
                        new Entry(
                            kind,
                            origin,
                            record.partition(),
                            record.offset(),
                            () -> value(record))));
      }
    }
  }

  /** A registry that does not answer is asked again, until it does or this is interrupted. */
  private Optional<SpecificRecord> value(ConsumerRecord<String, byte[]> record) {
    while (true) {
      try {
        return Optional.ofNullable(
            values.get(record.topic()).deserialize(record.topic(), record.value()));
      } catch (SerializationException e) {
        LOG.warn("A record that cannot be read is left out: {}", e.getMessage());
        return Optional.empty();
      } catch (RegistryUnavailableException e) {
        LOG.warn("Waiting for the registry: {}", e.getMessage());
        LockSupport.parkNanos(ASK_AGAIN_AFTER);
        if (Thread.interrupted()) {
          throw new InterruptException("while waiting for the registry");
        }
      }
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
