package io.streamgauge.streams.routing;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.clients.consumer.ConsumerInterceptor;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/**
 * Notes how far this process has fetched its input: nothing further can be in its stores. Kafka
 * makes one for each consumer; all of a process note in one map.
 */
public final class FetchedOffsets implements ConsumerInterceptor<byte[], byte[]> {

  /** Property of the consumer: the map to note in. */
  static final String NOTED_IN = "streamgauge.fetched.offsets";

  private Map<TopicPartition, Long> fetched = new ConcurrentHashMap<>();

  /** Made by Kafka. */
  public FetchedOffsets() {}

  @Override
  @SuppressWarnings("unchecked") // Put there by RoutedStores.
  public void configure(Map<String, ?> config) {
    fetched = (Map<TopicPartition, Long>) config.get(NOTED_IN);
  }

  /** Takes records, not positions: those go on behind the marker that ends a transaction. */
  @Override
  public ConsumerRecords<byte[], byte[]> onConsume(ConsumerRecords<byte[], byte[]> records) {
    for (TopicPartition partition : records.partitions()) {
      var part = records.records(partition);
      if (!part.isEmpty()) {
        fetched.merge(partition, part.get(part.size() - 1).offset() + 1, Math::max);
      }
    }
    return records;
  }

  @Override
  public void onCommit(Map<TopicPartition, OffsetAndMetadata> offsets) {}

  @Override
  public void close() {}
}
