package io.streamgauge.alerting.query;

import static java.util.Objects.requireNonNull;

import io.streamgauge.alert.Silence;
import io.streamgauge.alerting.quiet.Phase;
import io.streamgauge.alerting.quiet.Silencing;
import io.streamgauge.schemas.Topics;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * Who wants quiet about what. Silences are written to their topic, from which every instance reads
 * all of them a moment later. Thread-safe.
 */
public final class Silences implements AutoCloseable {

  /** How long a silence is remembered after it is over. */
  static final Duration REMEMBERED = Duration.ofDays(30);

  private final Supplier<ReadOnlyKeyValueStore<String, Silence>> store;
  private final TopicWriter<Silence> writer;

  /**
   * @param store gives all silences by id, or throws {@link InvalidStateStoreException}
   * @param properties of the producer and the serde; it is made when it is first needed
   */
  public Silences(
      Supplier<ReadOnlyKeyValueStore<String, Silence>> store, Map<String, ?> properties) {
    this.store = requireNonNull(store, "store");
    writer = new TopicWriter<>(Topics.SILENCES, properties);
  }

  /**
   * All of them, in no order.
   *
   * @throws InvalidStateStoreException while the process starts, rebalances or stops
   */
  List<Silencing> all() {
    List<Silencing> all = new ArrayList<>();
    try (KeyValueIterator<String, Silence> entries = store.get().all()) {
      entries.forEachRemaining(entry -> Silencing.of(entry.value).ifPresent(all::add));
    }
    return all;
  }

  /**
   * One silence, if there is such a one.
   *
   * @throws InvalidStateStoreException while the process starts, rebalances or stops
   */
  Optional<Silencing> find(String id) {
    return Optional.ofNullable(store.get().get(id)).flatMap(Silencing::of);
  }

  /**
   * How many are active; not a number while the store cannot be read.
   *
   * @param now epoch milliseconds
   */
  public double active(long now) {
    try {
      return all().stream().filter(each -> each.phase(now) == Phase.ACTIVE).count();
    } catch (InvalidStateStoreException e) {
      return Double.NaN;
    }
  }

  /**
   * Writes one, in place of that of the same id, and returns when it is kept.
   *
   * @throws KafkaException if it is not kept within five seconds
   */
  void write(Silence silence) {
    writer.write(silence.getId(), silence);
  }

  /**
   * Forgets what has been over for long.
   *
   * @param now epoch milliseconds
   * @throws KafkaException if that is not kept within five seconds
   */
  void forgetOld(long now) {
    all().stream()
        .filter(each -> each.until() < now - REMEMBERED.toMillis())
        .forEach(each -> writer.write(each.id(), null));
  }

  @Override
  public void close() {
    writer.close();
  }
}
