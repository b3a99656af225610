package io.streamgauge.streams.routing;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.TopicPartition;

/**
 * Stores that one kind of task keeps, and the topics that it takes in: partition n of each of these
 * stores is filled from partition n of these topics, by one task.
 */
record StoreGroup(Set<String> stores, Set<String> topics) {

  StoreGroup {
    stores = Set.copyOf(stores);
    topics = Set.copyOf(topics);
    if (topics.isEmpty()) {
      throw new IllegalArgumentException("no topics for the stores " + new TreeSet<>(stores));
    }
  }

  /** What the task of a partition takes in. */
  List<TopicPartition> inputs(int partition) {
    return topics.stream().sorted().map(topic -> new TopicPartition(topic, partition)).toList();
  }

  /** Whether any of some partitions belongs to the task of this number. */
  boolean isFilledFrom(Collection<TopicPartition> inputs, int partition) {
    return inputs.stream()
        .anyMatch(input -> input.partition() == partition && topics.contains(input.topic()));
  }
}
