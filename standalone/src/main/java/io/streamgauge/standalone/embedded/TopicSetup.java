package io.streamgauge.standalone.embedded;

import io.streamgauge.schemas.Topic;
import io.streamgauge.schemas.Topic.Cleanup;
import io.streamgauge.schemas.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicExistsException;

/**
 * Creates the topics of the product where they are missing. A topic that exists is left as it is.
 *
 * @param partitions of each topic, 1 or more
 * @param replication copies of each topic; empty for the cluster's default
 * @param recorded whether records carry times that lie in the past: nothing expires then
 */
public record TopicSetup(int partitions, Optional<Short> replication, boolean recorded) {

  private static final int LARGEST_DEAD_LETTER = 16 << 20;

  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  public TopicSetup {
    if (partitions < 1) {
      throw new IllegalArgumentException("partitions is " + partitions + ", allowed is 1 or more");
    }
    if (replication.isPresent() && replication.get() < 1) {
      throw new IllegalArgumentException(
          "replication is " + replication.get() + ", allowed is 1 or more");
    }
  }

  /** What one topic was found to be. */
  public record Outcome(String topic, boolean created) {}

  /**
   * Creates what is missing, and waits for it.
   *
   * @param client configuration of Kafka's clients, {@code bootstrap.servers} at least
   * @return one outcome per topic, in the order of {@link Topics}
   * @throws UnreachableException if the cluster does not answer
   * @throws IllegalStateException if it refuses
   */
  public List<Outcome> create(Map<String, ?> client) {
    Map<String, Object> settings = new HashMap<>(client);
    settings.putIfAbsent(
        AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, Long.toString(TIMEOUT.toMillis()));
    settings.putIfAbsent(
        AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG,
        settings.get(AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG));
    try (Admin admin = Admin.create(settings)) {
      List<Outcome> outcomes = new ArrayList<>();
      List<NewTopic> topics = topics();
      Map<String, KafkaFuture<Void>> results = admin.createTopics(topics).values();
      for (NewTopic topic : topics) {
        outcomes.add(
            new Outcome(
                topic.name(),
                created(client.get("bootstrap.servers"), topic.name(), results.get(topic.name()))));
      }
      return outcomes;
    }
  }

  private static boolean created(Object brokers, String topic, KafkaFuture<Void> result) {
    try {
      result.get();
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof TopicExistsException) {
        return false;
      }
      if (e.getCause() instanceof TimeoutException) {
        throw new UnreachableException(
            "Kafka at %s does not answer: %s".formatted(brokers, e.getCause().getMessage()), e);
      }
      throw new IllegalStateException(
          "cannot create topic %s: %s".formatted(topic, e.getCause().getMessage()), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while creating topic " + topic, e);
    }
  }

  private List<NewTopic> topics() {
    List<NewTopic> topics = new ArrayList<>();
    for (Topic<?> topic : Topics.all()) {
      topics.add(
          topic.cleanup() == Cleanup.COMPACT
              ? topic(
                  topic.name(),
                  Map.of(TopicConfig.CLEANUP_POLICY_CONFIG, TopicConfig.CLEANUP_POLICY_COMPACT))
              : expiring(topic.name(), topic.retention()));
    }
    topics.add(deadLetters());
    return topics;
  }

  /** A dead letter is the whole record and the reason, so it may be larger than any record. */
  private NewTopic deadLetters() {
    NewTopic expiring = expiring(Topics.DEAD_LETTERS, Topics.DEAD_LETTERS_RETENTION);
    Map<String, String> settings = new HashMap<>(expiring.configs());
    settings.put(TopicConfig.MAX_MESSAGE_BYTES_CONFIG, Integer.toString(LARGEST_DEAD_LETTER));
    return expiring.configs(settings);
  }

  private NewTopic expiring(String name, Duration retention) {
    long millis = recorded ? -1 : retention.toMillis();
    return topic(name, Map.of(TopicConfig.RETENTION_MS_CONFIG, Long.toString(millis)));
  }

  private NewTopic topic(String name, Map<String, String> settings) {
    return new NewTopic(name, Optional.of(partitions), replication).configs(settings);
  }
}
