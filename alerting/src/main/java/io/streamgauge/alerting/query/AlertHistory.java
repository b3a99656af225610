package io.streamgauge.alerting.query;

import io.streamgauge.alert.Alert;
import io.streamgauge.schemas.AvroSerde;
import io.streamgauge.schemas.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/**
 * All transitions of alerts that their topic keeps. They are read from there, one request after the
 * other: they are few, and asked for by people. Thread-safe.
 */
public final class AlertHistory implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(5);
  private static final Duration POLL = Duration.ofMillis(100);

  private static final Comparator<Alert> ORDER =
      Comparator.comparingLong(Alert::getAt)
          .thenComparing(Alert::getId)
          .thenComparing(Alert::getSequence);

  private final Map<String, Object> properties;
  private Consumer<String, Alert> consumer;

  /**
   * @param properties of the consumer and the serde; it is made when it is first needed
   */
  public AlertHistory(Map<String, ?> properties) {
    this.properties = Map.copyOf(properties);
  }

  /**
   * The transitions from one time to another, earliest first.
   *
   * @param from epoch milliseconds, inclusive
   * @param to epoch milliseconds, exclusive
   * @param most how many are given at most: one more than that, where there are more
   * @throws KafkaException if they cannot be read within some seconds
   */
  synchronized List<Alert> read(long from, long to, Predicate<Alert> wanted, int most) {
    Map<TopicPartition, Long> ends = seek(from);
    List<Alert> found = new ArrayList<>();
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (found.size() <= most && !isRead(ends)) {
      if (System.nanoTime() - deadline > 0) {
        throw new KafkaException("not read within " + LIMIT.toSeconds() + " s");
      }
      consumer
          .poll(POLL)
          .forEach(
              read -> {
                Alert alert = read.value();
                if (alert.getAt() >= from && alert.getAt() < to && wanted.test(alert)) {
                  found.add(alert);
                }
              });
    }
    found.sort(ORDER);
    return found;
  }

  /** Goes to where the transitions of a time begin, and tells where they end. */
  private Map<TopicPartition, Long> seek(long from) {
    if (consumer == null) {
      consumer =
          new KafkaConsumer<>(
              properties,
              new StringDeserializer(),
              AvroSerde.of(Topics.ALERTS, properties).deserializer());
      consumer.assign(
          consumer.partitionsFor(Topics.ALERTS.name(), LIMIT).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList());
    }
    Map<TopicPartition, Long> ends = consumer.endOffsets(consumer.assignment(), LIMIT);
    Map<TopicPartition, Long> times = new HashMap<>();
    ends.keySet().forEach(partition -> times.put(partition, from));
    consumer
        .offsetsForTimes(times, LIMIT)
        .forEach(
            (partition, first) ->
                consumer.seek(partition, first == null ? ends.get(partition) : first.offset()));
    return ends;
  }

  private boolean isRead(Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .allMatch(end -> consumer.position(end.getKey(), LIMIT) >= end.getValue());
  }

  @Override
  public synchronized void close() {
    if (consumer != null) {
      consumer.close();
      consumer = null;
    }
  }
}
