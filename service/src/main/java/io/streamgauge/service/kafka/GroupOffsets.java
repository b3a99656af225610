package io.streamgauge.service.kafka;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/**
 * What a consumer group has consumed of some topics and where these ended, as it was asked for at
 * one time: what is consumed first, the ends after it.
 *
 * @param consumed the offset that the group reads next, of each partition
 * @param ends end of each partition, exclusive, what is not committed yet included
 */
public record GroupOffsets(Map<TopicPartition, Long> consumed, Map<TopicPartition, Long> ends) {

  public GroupOffsets {
    consumed = Map.copyOf(consumed);
    ends = Map.copyOf(ends);
  }

  int partitions(String topic) {
    return (int) ends.keySet().stream().filter(each -> each.topic().equals(topic)).count();
  }

  long end(String topic, int partition) {
    return ends.get(new TopicPartition(topic, partition));
  }

  long consumed(String topic, int partition) {
    return consumed.getOrDefault(new TopicPartition(topic, partition), 0L);
  }

  /** The same where what a partition begins with counts as consumed if nothing of it is. */
  GroupOffsets from(Map<TopicPartition, Long> beginnings) {
    Map<TopicPartition, Long> all = new HashMap<>(beginnings);
    all.putAll(consumed);
    return new GroupOffsets(all, ends);
  }
}
