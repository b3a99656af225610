package io.streamgauge.service.feed;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/**
 * A number that changes when a topic is deleted and created anew: a hash of the topics' ids. Kafka
 * is asked once. Thread-safe.
 */
final class Generation {

  private static final long ANSWER_WITHIN_SECONDS = 10;

  private final Map<String, Object> client;
  private final List<String> topics;
  private Integer number;

  Generation(Map<String, Object> client, List<FeedKind<?>> kinds) {
    this.client = client;
    topics = kinds.stream().map(kind -> kind.topic().name()).distinct().toList();
  }

  /**
   * @throws KafkaException if Kafka does not answer or has no such topics
   */
  synchronized int number() {
    if (number == null) {
      number = ask();
    }
    return number;
  }

  private int ask() {
    try (Admin admin = Admin.create(client)) {
      Map<String, String> ids = new TreeMap<>();
      admin
          .describeTopics(topics)
          .allTopicNames()
          .get(ANSWER_WITHIN_SECONDS, TimeUnit.SECONDS)
          .forEach((name, description) -> ids.put(name, description.topicId().toString()));
      return ids.toString().hashCode();
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new KafkaException("the topics cannot be described: " + topics, e);
    }
  }
}
