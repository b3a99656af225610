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
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.Uuid;
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

  /**
   * Makes a topic that is empty, also where one of that name was before; returns when the broker
   * knows the new one, and nothing that is sent can go to the old one.
   */
  public void recreate(String name) {
    delete(name::equals);
    Optional<Uuid> created = Optional.empty();
    Optional<Uuid> known = Optional.empty();
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (created.isEmpty() || !known.equals(created)) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("topic " + name + " cannot be made anew");
      }
      pause();
      created = created.isPresent() ? created : create(name);
      known = known(name);
    }
  }

  private Optional<Uuid> create(String name) {
    NewTopic topic = new NewTopic(name, Optional.of(BenchCluster.PARTITIONS), Optional.empty());
    return unless(
        TopicExistsException.class, () -> get(admin.createTopics(List.of(topic)).topicId(name)));
  }

  private Optional<Uuid> known(String name) {
    return unless(
        UnknownTopicOrPartitionException.class,
        () -> get(admin.describeTopics(List.of(name)).topicNameValues().get(name)).topicId());
  }

  private static <T> Optional<T> unless(Class<? extends Exception> failure, Supplier<T> question) {
    try {
      return Optional.of(question.get());
    } catch (IllegalStateException e) {
      if (failure.isInstance(e.getCause())) {
        return Optional.empty();
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

  /** The partitions of topics that exist. */
  public List<TopicPartition> partitions(Collection<String> topics) {
    return get(admin.describeTopics(topics).allTopicNames()).values().stream()
        .flatMap(
            topic ->
                topic.partitions().stream()
                    .map(each -> new TopicPartition(topic.name(), each.partition())))
        .toList();
  }

  /** How many records a topic holds that was never written to in transactions. */
  public long records(String topic) {
    return ends(partitions(List.of(topic)), IsolationLevel.READ_UNCOMMITTED).values().stream()
        .mapToLong(Long::longValue)
        .sum();
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
