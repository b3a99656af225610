package io.streamgauge.service.kafka;

import static java.util.stream.Collectors.toMap;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.ListOffsetsOptions;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.IsolationLevel;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;

/** Asks the brokers for {@link GroupOffsets}. Not thread-safe. */
public final class GroupOffsetsReader implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(5);

  private final Admin admin;
  private final String group;
  private final List<String> topics;
  private List<TopicPartition> partitions = List.of();

  /**
   * @param client configuration of an admin client
   * @param group the consumer group
   * @param topics what it reads
   */
  public GroupOffsetsReader(Map<String, ?> client, String group, Collection<String> topics) {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, (int) LIMIT.toMillis());
    settings.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, (int) LIMIT.toMillis());
    this.admin = Admin.create(settings);
    this.group = group;
    this.topics = List.copyOf(topics);
  }

  /**
   * Asks.
   *
   * @throws UnknownOffsetsException if the brokers do not tell, or not of every topic
   */
  public GroupOffsets read() throws InterruptedException {
    if (partitions.isEmpty()) {
      partitions = askPartitions();
    }
    Map<TopicPartition, Long> consumed = consumed();
    GroupOffsets offsets = new GroupOffsets(consumed, offsets(partitions, OffsetSpec.latest()));
    List<TopicPartition> unread =
        partitions.stream()
            .filter(each -> !consumed.containsKey(each) && offsets.ends().get(each) > 0)
            .toList();
    // What has expired unread is not waited for.
    return unread.isEmpty() ? offsets : offsets.from(offsets(unread, OffsetSpec.earliest()));
  }

  private List<TopicPartition> askPartitions() throws InterruptedException {
    return get(admin.describeTopics(topics).allTopicNames()).values().stream()
        .flatMap(
            topic ->
                topic.partitions().stream()
                    .map(partition -> new TopicPartition(topic.name(), partition.partition())))
        .toList();
  }

  private Map<TopicPartition, Long> consumed() throws InterruptedException {
    Map<TopicPartition, Long> consumed = new HashMap<>();
    get(admin.listConsumerGroupOffsets(group).partitionsToOffsetAndMetadata())
        .forEach(
            (partition, offset) -> {
              if (offset != null) {
                consumed.put(partition, offset.offset());
              }
            });
    return consumed;
  }

  private Map<TopicPartition, Long> offsets(List<TopicPartition> of, OffsetSpec which)
      throws InterruptedException {
    // A group's offsets can be seen as committed a moment before the records of the same
    // transaction.
    ListOffsetsOptions all = new ListOffsetsOptions(IsolationLevel.READ_UNCOMMITTED);
    return get(
            admin.listOffsets(of.stream().collect(toMap(each -> each, each -> which)), all).all())
        .entrySet()
        .stream()
        .collect(toMap(Map.Entry::getKey, each -> each.getValue().offset()));
  }

  private static <T> T get(KafkaFuture<T> answer) throws InterruptedException {
    try {
      return answer.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new UnknownOffsetsException(e.getCause());
    } catch (TimeoutException e) {
      throw new UnknownOffsetsException(e);
    }
  }

  @Override
  public void close() {
    admin.close(Duration.ZERO);
  }
}
