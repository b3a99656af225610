package io.streamgauge.listener;

import static io.streamgauge.schemas.Topics.ALERT_STATES;

import io.streamgauge.alert.Alert;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.utils.Utils;

/** Reads the compacted topic of states from its start: the latest transition of each alert. */
final class Present {

  private static final Duration POLL = Duration.ofMillis(200);

  private final Supplier<Consumer<byte[], byte[]>> consumers;
  private final Reading reading;
  private final Stop stop;

  /**
   * @param consumers of consumers in no group
   */
  Present(Supplier<Consumer<byte[], byte[]>> consumers, Reading reading, Stop stop) {
    this.consumers = consumers;
    this.reading = reading;
    this.stop = stop;
  }

  /**
   * The latest transitions, the oldest of them first; not all of them where the listener is to end.
   *
   * @param partitions how many the topic of alerts has
   * @param mine which of those are asked for
   */
  List<Alert> read(int partitions, IntPredicate mine) {
    Map<String, Alert> latest = new HashMap<>();
    try (Consumer<byte[], byte[]> consumer = consumers.get()) {
      List<TopicPartition> all =
          consumer.partitionsFor(ALERT_STATES.name()).stream()
              .map(info -> new TopicPartition(info.topic(), info.partition()))
              .toList();
      consumer.assign(all);
      consumer.seekToBeginning(all);
      Map<TopicPartition, Long> ends = consumer.endOffsets(all);
      while (!stop.requested() && isBehind(consumer, ends)) {
        for (ConsumerRecord<byte[], byte[]> record : consumer.poll(POLL)) {
          if (mine.test(partition(record.key(), partitions))) {
            reading.read(record).ifPresent(alert -> latest.put(alert.getId(), alert));
          }
        }
      }
    }
    List<Alert> alerts = new ArrayList<>(latest.values());
    alerts.sort(Comparator.comparingLong(Alert::getAt).thenComparing(Alert::getId));
    return alerts;
  }

  private static boolean isBehind(
      Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
    return ends.entrySet().stream()
        .anyMatch(end -> consumer.position(end.getKey()) < end.getValue());
  }

  /** Where Kafka's producers put a key. */
  private static int partition(byte[] key, int partitions) {
    return Utils.toPositive(Utils.murmur2(key)) % partitions;
  }
}
