package io.streamgauge.bench;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/** Topics, offsets and groups of a cluster. Thread-safe. */
public final class ClusterTopics implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration RETRY = Duration.ofMillis(50);

  private final Admin admin;

  ClusterTopics(Map<String, Object> client) {
    this.admin = Admin.create(client);
  }

  /** Makes a topic that is empty, also where one of that name was before. */
  public void recreate(String name) {
    delete(name::equals);
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!created(name)) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("topic " + name + " is still there after its deletion");
      }
      pause();
    }
  }

  private boolean created(String name) {
    try {
      NewTopic topic = new NewTopic(name, Optional.of(BenchCluster.PARTITIONS), Optional.empty());
      get(admin.createTopics(List.of(topic)).all());
      return true;
    } catch (IllegalStateException e) {
      if (e.getCause() instanceof TopicExistsException) {
        return false;
      }
      throw e;
    }
  }

  /** Deletes the topics with these names. */
  public void delete(Predicate<String> names) {
    List<String> topics = names().stream().filter(names).toList();
    if (!topics.isEmpty()) {
      get(admin.deleteTopics(topics).all());
    }
  }

  /** Names of all topics but Kafka's own. */
  public Set<String> names() {
    return get(admin.listTopics().names());
  }

  /** The partitions of topics. */
  public List<TopicPartition> partitions(Collection<String> topics) {
    try {
      return get(admin.describeTopics(topics).allTopicNames()).values().stream()
          .flatMap(
              topic ->
                  topic.partitions().stream()
                      .map(each -> new TopicPartition(topic.name(), each.partition())))
          .toList();
    } catch (IllegalStateException e) {
      if (e.getCause() instanceof UnknownTopicOrPartitionException) {
        pause();
        return partitions(topics);
      }
      throw e;
    }
  }

  /** Offsets behind the last record; with committed ones, behind the last one that is decided. */
  public Map<TopicPartition, Long> ends(
      Collection<TopicPartition> partitions, IsolationLevel isolation) {
    Map<TopicPartition, OffsetSpec> latest =
        partitions.stream().collect(Collectors.toMap(each -> each, each -> OffsetSpec.latest()));
    Map<TopicPartition, Long> ends = new HashMap<>();
    get(admin.listOffsets(latest, new ListOffsetsOptions(isolation)).all())
        .forEach((partition, info) -> ends.put(partition, info.offset()));
    return ends;
  }

  /** Offsets that a group has committed. */
  public Map<TopicPartition, Long> committed(String group) {
    Map<TopicPartition, Long> committed = new HashMap<>();
    get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
        .forEach(
            (partition, offset) -> {
              if (offset != null) {
                committed.put(partition, offset.offset());
              }
            });
    return committed;
  }

  private static void pause() {
    try {
      Thread.sleep(RETRY.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  private static <T> T get(KafkaFuture<T> future) {
    try {
      return future.get();
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause().toString(), e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted", e);
    }
  }

  @Override
  public void close() {
    admin.close(PATIENCE);
  }
}
