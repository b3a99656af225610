package io.streamgauge.streams.routing;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.common.TopicPartition;

/**
 * Stores that one kind of task keeps, and the topics that it takes in: partition n of each of these
 * stores is filled from partition n of these topics, by one task. Each is equal to itself alone.
 */
final class StoreGroup {

  private final Set<String> stores;
  private final Set<String> topics;
  private final Map<Integer, List<TopicPartition>> inputs = new ConcurrentHashMap<>();

  StoreGroup(Set<String> stores, Set<String> topics) {
    this.stores = Set.copyOf(stores);
    this.topics = Set.copyOf(topics);
    if (topics.isEmpty()) {
      throw new IllegalArgumentException("no topics for the stores " + new TreeSet<>(stores));
    }
  }

  Set<String> topics() {
    return topics;
  }

  /** What the task of a partition takes in. */
  List<TopicPartition> inputs(int partition) {
    return inputs.computeIfAbsent(
        partition,
        number ->
            topics.stream().sorted().map(topic -> new TopicPartition(topic, number)).toList());
  }

  /** Whether any of some partitions belongs to the task of this number. */
  boolean isFilledFrom(Collection<TopicPartition> partitions, int partition) {
    return partitions.stream()
        .anyMatch(input -> input.partition() == partition && topics.contains(input.topic()));
  }

  @Override
  public String toString() {
    return "stores " + new TreeSet<>(stores);
  }
}
