package io.streamgauge.standalone.analysis;

import io.streamgauge.schemas.Topic;
import io.streamgauge.schemas.Topics;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;

/** Counts the committed records of the result topics, from their beginning. Not thread-safe. */
final class ReportedWindows implements AutoCloseable {

  private static final Duration POLL = Duration.ofMillis(50);
  private static final List<Topic<?>> TOPICS =
      List.of(
          Topics.LATENCY,
          Topics.LATENCY_VARIANTS,
          Topics.CACHE_RATIOS,
          Topics.MEMORY_TRENDS,
          Topics.GAUGE_WINDOWS);

  private final KafkaConsumer<byte[], byte[]> consumer;
  private final Map<String, Long> counts = new HashMap<>();
  private @Nullable Map<Topic<?>, Long> expected;

  ReportedWindows(String bootstrapServers) {
    consumer =
        new KafkaConsumer<>(
            Map.of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ConsumerConfig.ISOLATION_LEVEL_CONFIG,
                "read_committed"),
            new ByteArrayDeserializer(),
            new ByteArrayDeserializer());
    List<TopicPartition> partitions =
        TOPICS.stream()
            .flatMap(topic -> consumer.partitionsFor(topic.name()).stream())
            .map(ReportedWindows::partition)
            .toList();
    consumer.assign(partitions);
    consumer.seekToBeginning(partitions);
  }

  private static TopicPartition partition(PartitionInfo info) {
    return new TopicPartition(info.topic(), info.partition());
  }

  /**
   * Whether as many records have been committed to each topic as there are windows for it.
   *
   * @param windows how many there are, once all are final; asked once, because it takes seconds
   *     where there are very many
   */
  boolean cover(Supplier<Map<Topic<?>, Long>> windows) {
    if (expected == null) {
      expected = windows.get();
    }
    count();
    return expected.entrySet().stream()
        .allMatch(each -> counts.getOrDefault(each.getKey().name(), 0L) >= each.getValue());
  }

  /** Reads on to the end. */
  private void count() {
    ConsumerRecords<byte[], byte[]> results = consumer.poll(POLL);
    while (!results.isEmpty()) {
      results.forEach(result -> counts.merge(result.topic(), 1L, Long::sum));
      results = consumer.poll(POLL);
    }
  }

  @Override
  public void close() {
    consumer.close();
  }
}
