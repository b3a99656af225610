package io.streamgauge.listener;

import static io.streamgauge.schemas.Topics.ALERTS;

import io.streamgauge.alert.Alert;
import io.streamgauge.alert.AlertState;
import java.time.Duration;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.NoOffsetForPartitionException;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the topic of alerts and has them delivered, one after the other: {@link #step} by step,
 * each of which leaves everything so that the next one goes on where it failed.
 */
final class Session {

  private static final Logger LOG = LoggerFactory.getLogger(Session.class);
  private static final Duration POLL = Duration.ofSeconds(1);
  private static final Set<AlertState> OVER =
      EnumSet.of(AlertState.RESOLVED, AlertState.INACTIVE, AlertState.UNKNOWN);

  private final ListenerSettings settings;
  private final Consumer<byte[], byte[]> consumer;
  private final Positions positions;
  private final Reading reading;
  private final Present present;
  private final Delivery delivery;
  private final Repetitions repetitions;
  private final Stop stop;
  private final Tallies tallies;

  /** Partitions that were begun with, of which the present has not been told yet. */
  private final Map<TopicPartition, Long> untold = new HashMap<>();

  private boolean attached;

  Session(
      ListenerSettings settings,
      Consumer<byte[], byte[]> consumer,
      Reading reading,
      Present present,
      Delivery delivery,
      Stop stop,
      Tallies tallies) {
    this.settings = settings;
    this.consumer = consumer;
    this.positions = new Positions(consumer, settings.group().isPresent());
    this.reading = reading;
    this.present = present;
    this.delivery = delivery;
    this.repetitions = new Repetitions(settings.remembered());
    this.stop = stop;
    this.tallies = tallies;
  }

  /**
   * Takes what has come, or comes within a second.
   *
   * @throws KafkaException where Kafka or the registry could not be asked
   * @throws WakeupException where the listener is to end
   */
  void step() {
    attach();
    tellPresent();
    try {
      take(consumer.poll(POLL));
    } catch (NoOffsetForPartitionException e) {
      begin(e.partitions());
    } catch (OffsetOutOfRangeException e) {
      LOG.error("Alerts of {} were deleted before they were read", e.partitions());
      consumer.seekToBeginning(e.partitions());
    }
    positions.commit();
  }

  private void attach() {
    if (attached) {
      return;
    }
    if (settings.group().isPresent()) {
      consumer.subscribe(List.of(ALERTS.name()), positions);
    } else {
      consumer.assign(partitions());
    }
    attached = true;
  }

  private List<TopicPartition> partitions() {
    var partitions = consumer.partitionsFor(ALERTS.name());
    if (partitions == null || partitions.isEmpty()) {
      throw new KafkaException("there is no topic " + ALERTS);
    }
    return partitions.stream()
        .map(info -> new TopicPartition(info.topic(), info.partition()))
        .toList();
  }

  /** Begins at the end; what comes from here on is not missed whatever happens. */
  private void begin(Collection<TopicPartition> partitions) {
    consumer.seekToEnd(partitions);
    for (TopicPartition partition : partitions) {
      long end = consumer.position(partition);
      if (settings.withPresent()) {
        untold.put(partition, end);
      } else {
        positions.note(partition, end);
      }
    }
  }

  private void tellPresent() {
    untold.keySet().retainAll(consumer.assignment());
    if (untold.isEmpty()) {
      return;
    }
    Set<Integer> mine = new HashSet<>();
    untold.keySet().forEach(partition -> mine.add(partition.partition()));
    for (Alert alert : present.read(partitions().size(), mine::contains)) {
      if (OVER.contains(alert.getState())) {
        repetitions.note(alert);
      } else if (!deliver(alert)) {
        return;
      }
    }
    if (!stop.requested()) {
      untold.forEach(positions::note);
      untold.clear();
      positions.commit();
    }
  }

  private void take(ConsumerRecords<byte[], byte[]> records) {
    Map<TopicPartition, Long> next = new HashMap<>();
    records.partitions().forEach(at -> next.put(at, records.records(at).get(0).offset()));
    try {
      for (ConsumerRecord<byte[], byte[]> record : records) {
        TopicPartition partition = new TopicPartition(record.topic(), record.partition());
        if (!reading.read(record).map(this::deliver).orElse(true)) {
          return;
        }
        next.put(partition, record.offset() + 1);
        positions.note(partition, record.offset() + 1);
      }
    } catch (KafkaException e) {
      next.forEach(consumer::seek);
      throw e;
    }
  }

  /** Whether the alert is done with; not so where the listener is to end before. */
  private boolean deliver(Alert alert) {
    if (!delivery.isWanted(alert)) {
      tallies.unwanted.increment();
      return true;
    }
    if (repetitions.isRepeated(alert)) {
      tallies.repeated.increment();
      return true;
    }
    if (!delivery.deliver(alert)) {
      return false;
    }
    repetitions.note(alert);
    return true;
  }

  /** Writes down how far it has come; after the last step. */
  void end() {
    positions.commit();
  }
}
