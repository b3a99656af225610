package io.streamgauge.streams.topology;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.function.IntSupplier;
import org.apache.kafka.clients.admin.Admin;

/**
 * How many partitions a repartition topic has, which Kafka Streams decides on when it creates the
 * topic and tells no processor. The cluster is asked once, when a first task wants to know: by then
 * the topic is there, and its partitions can never change. Thread-safe.
 */
public final class RepartitionTopic implements IntSupplier {

  private final Map<String, Object> client;
  private final String topic;
  private int partitions;

  private RepartitionTopic(Map<String, Object> client, String topic) {
    this.client = requireNonNull(client, "client");
    this.topic = topic;
  }

  /**
   * The topic that latency deltas go through.
   *
   * @param client configuration of an admin client
   */
  public static RepartitionTopic ofLatencyDeltas(Map<String, Object> client, String applicationId) {
    return of(AnalyticsTopology.LATENCY_DELTAS, client, applicationId);
  }

  /**
   * The topic that readings of gauges go through.
   *
   * @param client configuration of an admin client
   */
  public static RepartitionTopic ofGaugeReadings(Map<String, Object> client, String applicationId) {
    return of(AnalyticsTopology.GAUGE_READINGS, client, applicationId);
  }

  private static RepartitionTopic of(
      String name, Map<String, Object> client, String applicationId) {
    return new RepartitionTopic(client, applicationId + '-' + name + "-repartition");
  }

  /**
   * The number of partitions, 1 or more.
   *
   * @throws IllegalStateException if the cluster does not tell
   */
  @Override
  public synchronized int getAsInt() {
    if (partitions == 0) {
      partitions = ask();
    }
    return partitions;
  }

  private int ask() {
    try (Admin admin = Admin.create(client)) {
      return admin
          .describeTopics(List.of(topic))
          .topicNameValues()
          .get(topic)
          .get()
          .partitions()
          .size();
    } catch (ExecutionException e) {
      throw new IllegalStateException(
          "cannot find out the partitions of %s: %s".formatted(topic, e.getCause().getMessage()),
          e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(
          "interrupted while finding out the partitions of " + topic, e);
    }
  }
}
