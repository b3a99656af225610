package io.streamgauge.standalone.analysis;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.TopicPartition;

/** How far a consumer group has come. Thread-safe. */
final class ConsumerGroup {

  private final Admin admin;
  private final String name;

  ConsumerGroup(Admin admin, String name) {
    this.admin = admin;
    this.name = name;
  }

  /**
   * Whether the group has committed everything that stands in the topics that match, and no
   * transaction on them is open. A topic that transactions are written to ends with a marker, which
   * nobody consumes and so nobody commits.
   */
  boolean hasConsumed(Predicate<String> topics, boolean transactional)
      throws InterruptedException, ExecutionException {
    Map<TopicPartition, OffsetSpec> partitions = partitions(topics);
    var ends = ends(partitions, IsolationLevel.READ_UNCOMMITTED);
    var stable = ends(partitions, IsolationLevel.READ_COMMITTED);
    Map<TopicPartition, OffsetAndMetadata> committed =
        admin.listConsumerGroupOffsets(name).partitionsToOffsetAndMetadata().get();
    return ends.entrySet().stream()
        .allMatch(
            end -> {
              long last = end.getValue().offset();
              OffsetAndMetadata done = committed.get(end.getKey());
              long left = last - (done == null ? 0 : done.offset());
              return stable.get(end.getKey()).offset() == last
                  && left <= (transactional && last > 0 ? 1 : 0);
            });
  }

  /** Whether no transaction is open on the topics that match. */
  boolean hasSettled(Predicate<String> topics) throws InterruptedException, ExecutionException {
    Map<TopicPartition, OffsetSpec> partitions = partitions(topics);
    var stable = ends(partitions, IsolationLevel.READ_COMMITTED);
    return ends(partitions, IsolationLevel.READ_UNCOMMITTED).entrySet().stream()
        .allMatch(end -> stable.get(end.getKey()).offset() == end.getValue().offset());
  }

  private Map<TopicPartition, OffsetSpec> partitions(Predicate<String> topics)
      throws InterruptedException, ExecutionException {
    return admin.describeTopics(topicsMatching(topics)).allTopicNames().get().values().stream()
        .flatMap(
            topic ->
                topic.partitions().stream()
                    .map(part -> new TopicPartition(topic.name(), part.partition())))
        .collect(Collectors.toMap(partition -> partition, partition -> OffsetSpec.latest()));
  }

  private Set<String> topicsMatching(Predicate<String> topics)
      throws InterruptedException, ExecutionException {
    return admin.listTopics().names().get().stream().filter(topics).collect(Collectors.toSet());
  }

  private Map<TopicPartition, ListOffsetsResultInfo> ends(
      Map<TopicPartition, OffsetSpec> partitions, IsolationLevel isolation)
      throws InterruptedException, ExecutionException {
    return admin.listOffsets(partitions, new ListOffsetsOptions(isolation)).all().get();
  }
}
