package io.streamgauge.standalone.registry;

import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_COMPACT;
import static org.apache.kafka.common.config.TopicConfig.CLEANUP_POLICY_CONFIG;

import io.streamgauge.schemas.Topics;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.errors.TopicExistsException;

/** Sees to it that {@link Topics#SCHEMAS} is there and forgets nothing. */
final class LogTopic {

  private static final long TIMEOUT_SECONDS = 30;

  private LogTopic() {}

  /**
   * Creates the topic, or checks the one that is there.
   *
   * @throws IllegalStateException where it would lose schemas or their order, or cannot be reached
   */
  static void ensure(Map<String, Object> client) {
    try (Admin admin = Admin.create(client)) {
      if (!create(admin)) {
        check(admin);
      }
    }
  }

  private static boolean create(Admin admin) {
    NewTopic topic =
        new NewTopic(Topics.SCHEMAS, Optional.of(1), Optional.empty())
            .configs(Map.of(CLEANUP_POLICY_CONFIG, CLEANUP_POLICY_COMPACT));
    try {
      await(admin.createTopics(List.of(topic)).all(), "create");
      return true;
    } catch (TopicExistsException e) {
      return false;
    }
  }

  private static void check(Admin admin) {
    ConfigResource resource = new ConfigResource(ConfigResource.Type.TOPIC, Topics.SCHEMAS);
    String policy =
        await(admin.describeConfigs(List.of(resource)).all(), "examine")
            .get(resource)
            .get(CLEANUP_POLICY_CONFIG)
            .value();
    int partitions =
        await(admin.describeTopics(List.of(Topics.SCHEMAS)).allTopicNames(), "examine")
            .get(Topics.SCHEMAS)
            .partitions()
            .size();
    if (!policy.equals(CLEANUP_POLICY_COMPACT) || partitions != 1) {
      throw new IllegalStateException(
          "topic %s has cleanup.policy=%s and %d partitions; the schema registry needs %s and 1"
              .formatted(Topics.SCHEMAS, policy, partitions, CLEANUP_POLICY_COMPACT));
    }
  }

  private static <T> T await(KafkaFuture<T> future, String what) {
    try {
      return future.get(TIMEOUT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TopicExistsException exists) {
        throw exists;
      }
      throw failed(what, e.getCause());
    } catch (TimeoutException e) {
      throw failed(what, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(what, e);
    }
  }

  private static IllegalStateException failed(String what, Throwable cause) {
    return new IllegalStateException(
        "cannot %s topic %s: %s".formatted(what, Topics.SCHEMAS, cause), cause);
  }
}
