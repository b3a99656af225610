package io.streamgauge.bench.chaos;

import io.streamgauge.schemas.AvroSerde;
import io.streamgauge.schemas.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads the committed records of a topic from its beginning. Not thread-safe. */
final class TopicReader<V> implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(100);

  private final KafkaConsumer<String, V> consumer;
  private final BiConsumer<String, V> target;

  private TopicReader(
      String topic, Deserializer<V> values, String bootstrapServers, BiConsumer<String, V> target) {
    this.target = target;
    this.consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed"),
            new StringDeserializer(),
            values);
    List<TopicPartition> partitions =
        consumer.partitionsFor(topic).stream()
            .map(info -> new TopicPartition(topic, info.partition()))
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  /**
   * @param target told each record, those of one partition in their order
   */
  static <V extends SpecificRecord> TopicReader<V> of(
      Topic<V> topic, Cluster cluster, BiConsumer<String, V> target) {
    return new TopicReader<>(
        topic.name(),
        AvroSerde.of(topic, cluster.serdes()).deserializer(),
        cluster.bootstrapServers(),
        target);
  }

  /** The same for bytes. */
  static TopicReader<byte[]> ofBytes(
      String topic, Cluster cluster, BiConsumer<String, byte[]> target) {
    return new TopicReader<>(
        topic, new ByteArrayDeserializer(), cluster.bootstrapServers(), target);
  }

  /** Reads on to what is the end now. */
  void read() {
    Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment());
    while (ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
      consumer.poll(POLL).forEach(record -> target.accept(record.key(), record.value()));
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
