package io.streamgauge.streams.routing;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.StreamsConfig;

/** What only the brokers know. Thread-safe. */
final class Cluster implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(2);
  private static final int LIMIT_MILLIS = (int) LIMIT.toMillis();

  private final String applicationId;
  private final Admin admin;
  private final Map<StoreGroup, Integer> partitions = new ConcurrentHashMap<>();

  Cluster(Properties streams) {
    applicationId = streams.get(StreamsConfig.APPLICATION_ID_CONFIG).toString();
    Map<String, Object> client =
        new StreamsConfig(streams).getAdminConfigs(applicationId + "-queries");
    client.put(AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, LIMIT_MILLIS);
    client.put(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, LIMIT_MILLIS);
    admin = Admin.create(client);
  }

  /**
   * How many partitions the stores of a group have; they never change.
   *
   * @throws UnreadableException if the brokers do not tell
   */
  int partitions(StoreGroup group) {
    Integer known = partitions.get(group);
    if (known == null) {
      known = ask(group);
      partitions.put(group, known);
    }
    return known;
  }

  private int ask(StoreGroup group) {
    try {
      return admin
          .describeTopics(group.topics())
          .allTopicNames()
          .get(LIMIT_MILLIS, TimeUnit.MILLISECONDS)
          .values()
          .stream()
          .mapToInt(topic -> topic.partitions().size())
          .max()
          .orElseThrow();
    } catch (ExecutionException | TimeoutException e) {
      throw new UnreadableException("the brokers do not tell what there is to read: " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnreadableException("interrupted", e);
    }
  }

  /** Begins to ask for the offsets that the application has committed, exclusive. */
  CompletableFuture<Map<TopicPartition, Long>> committed() {
    return admin
        .listConsumerGroupOffsets(applicationId)
        .partitionsToOffsetAndMetadata()
        .toCompletionStage()
        .toCompletableFuture()
        .thenApply(
            offsets -> {
              Map<TopicPartition, Long> committed = new HashMap<>();
              offsets.forEach(
                  (partition, offset) -> {
                    if (offset != null) {
                      committed.put(partition, offset.offset());
                    }
                  });
              return committed;
            });
  }

  @Override
  public void close() {
    admin.close(LIMIT);
  }
}
