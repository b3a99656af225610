package io.streamgauge.alerting.notify;

import io.streamgauge.alert.Alert;
import io.streamgauge.alerting.notify.plan.Source;
import io.streamgauge.schemas.AvroSerde;
import io.streamgauge.schemas.Topics;
import io.streamgauge.schemas.registry.RegistryUnavailableException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads committed alerts as a group of its own, of which one member reads everything. A new group
 * begins at the end of the topic. Not thread-safe.
 */
final class AlertIntake implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(AlertIntake.class);
  private static final String GROUP = "streamgauge-notifier-";

  /** How soon the work of a process that died is taken over. */
  private static final Duration SESSION_TIMEOUT = Duration.ofSeconds(10);

  private static final Duration ASK_REGISTRY_AGAIN_AFTER = Duration.ofSeconds(1);
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(3);

  private final Consumer<String, byte[]> consumer;
  private final Deserializer<Alert> values;
  private final Map<TopicPartition, Long> committed = new HashMap<>();
  private final Map<TopicPartition, Long> endsBefore = new HashMap<>();
  private final Turn turn;

  /** Told whether this member is the one that reads, whenever that is decided. */
  interface Turn {
    void changed(boolean reads);
  }

  /**
   * Joins the group.
   *
   * @param client properties of Kafka's clients and of the serde
   * @param turn called while {@link #poll} is
   */
  static AlertIntake join(Map<String, ?> client, String notifier, Turn turn) {
    Map<String, Object> settings = new HashMap<>(client);
    settings.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP + notifier);
    settings.put(ConsumerConfig.CLIENT_ID_CONFIG, GROUP + notifier);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, (int) SESSION_TIMEOUT.toMillis());
    settings.put(
        ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, List.of(OneReader.class.getName()));
    return new AlertIntake(
        new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer()),
        AvroSerde.of(Topics.ALERTS, client).deserializer(),
        turn);
  }

  /** The same with a consumer that is not a member yet. */
  AlertIntake(Consumer<String, byte[]> consumer, Deserializer<Alert> values, Turn turn) {
    this.consumer = consumer;
    this.values = values;
    this.turn = turn;
    consumer.subscribe(List.of(Topics.ALERTS.name()), new Rebalances());
  }

  /** Whether this member is the one that reads. */
  boolean reads() {
    return !consumer.assignment().isEmpty();
  }

  /** Hands over what is there, or comes within a time. */
  void poll(Duration within, BiConsumer<Alert, Source> taker) throws InterruptedException {
    ConsumerRecords<String, byte[]> records = consumer.poll(within);
    boolean unreadable = false;
    for (TopicPartition at : records.partitions()) {
      for (ConsumerRecord<String, byte[]> record : records.records(at)) {
        if (!take(record, taker)) {
          consumer.seek(at, record.offset());
          unreadable = true;
          break;
        }
      }
    }
    if (unreadable) {
      Thread.sleep(ASK_REGISTRY_AGAIN_AFTER.toMillis());
    }
  }

  /** Whether the record is done with. */
  private boolean take(ConsumerRecord<String, byte[]> record, BiConsumer<Alert, Source> taker) {
    try {
      Alert alert = values.deserialize(record.topic(), record.value());
      if (alert != null) {
        taker.accept(alert, source(record));
      }
    } catch (SerializationException e) {
      LOG.warn("A record that is no alert is left out: {}", e.getMessage());
    } catch (RegistryUnavailableException e) {
      LOG.warn("Waiting for the registry: {}", e.getMessage());
      return false;
    }
    return true;
  }

  private Source source(ConsumerRecord<?, ?> record) {
    long end = endsBefore.getOrDefault(new TopicPartition(record.topic(), record.partition()), 0L);
    return new Source(record.partition(), record.offset(), record.offset() < end);
  }

  /** Reads no further for now, or does so again; stays a member of the group all the while. */
  void hold(boolean on) {
    if (on && consumer.paused().isEmpty()) {
      consumer.pause(consumer.assignment());
    } else if (!on && !consumer.paused().isEmpty()) {
      consumer.resume(consumer.paused());
    }
  }

  /**
   * Commits how far everything is done.
   *
   * @param held the first offset of a partition that is not; absent where all is done that was read
   */
  void commit(Map<Integer, Long> held) {
    Map<TopicPartition, OffsetAndMetadata> moved = new HashMap<>();
    for (TopicPartition at : consumer.assignment()) {
      long done = held.getOrDefault(at.partition(), consumer.position(at));
      if (!Objects.equals(committed.put(at, done), done)) {
        moved.put(at, new OffsetAndMetadata(done));
      }
    }
    if (!moved.isEmpty()) {
      consumer.commitSync(moved);
    }
  }

  @Override
  public void close() {
    consumer.close(CloseOptions.timeout(CLOSE_LIMIT));
  }

  private final class Rebalances implements ConsumerRebalanceListener {

    @Override
    public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
      committed.clear();
      if (!partitions.isEmpty()) {
        begin(partitions);
        endsBefore.putAll(consumer.endOffsets(partitions));
      }
      turn.changed(!partitions.isEmpty());
    }

    /** A partition that was added later is read from its start: the group is not new. */
    private void begin(Collection<TopicPartition> partitions) {
      Map<TopicPartition, OffsetAndMetadata> known = consumer.committed(new HashSet<>(partitions));
      List<TopicPartition> without =
          partitions.stream().filter(at -> known.get(at) == null).toList();
      if (without.isEmpty()) {
        return;
      }
      if (without.size() == partitions.size()) {
        consumer.seekToEnd(without);
      } else {
        consumer.seekToBeginning(without);
      }
    }

    @Override
    public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
      committed.clear();
      endsBefore.clear();
      turn.changed(false);
    }
  }
}
