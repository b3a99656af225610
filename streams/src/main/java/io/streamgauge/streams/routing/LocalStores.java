package io.streamgauge.streams.routing;

import io.streamgauge.streams.window.OpenWindows;
import io.streamgauge.streams.window.WindowId;
import java.time.Instant;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreType;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyWindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;

/** Reads single partitions of the stores of this process. Thread-safe. */
final class LocalStores {

  private static final char ABOVE_ALL = '\uffff';

  private final Supplier<KafkaStreams> streams;
  private final Restoring restoring;
  private final LocalLag lag;

  LocalStores(Supplier<KafkaStreams> streams, Restoring restoring, LocalLag lag) {
    this.streams = streams;
    this.restoring = restoring;
    this.lag = lag;
  }

  /**
   * Reads a partition that this process works on.
   *
   * @throws UnreadableException if it does not, or not at this moment
   */
  <V> void read(StoreRead read, int partition, Consumer<Entry<V>> target) {
    if (restoring.isRestoring(read.store(), partition)) {
      throw new UnreadableException("it is being restored");
    }
    reading(
        () -> {
          if (read.windows().isPresent()) {
            StoreRead.Windows windows = read.windows().get();
            ReadOnlyKeyValueStore<Bytes, byte[]> open =
                open(windows.open(), keyValues(), partition, false);
            fresh(read, windows, partition, open, target);
          } else {
            entries(read, partition, false, target);
          }
        });
  }

  /**
   * Reads a copy of a partition, or one that is being restored.
   *
   * @return records that it is behind; negative where nobody knows
   * @throws UnreadableException if there is none here
   */
  <V> long readCopy(StoreRead read, int partition, Consumer<Entry<V>> target) {
    LocalLag.Snapshot known = lag.snapshot();
    reading(
        () -> {
          if (read.windows().isPresent()) {
            copy(read, read.windows().get(), partition, known, target);
          } else {
            entries(read, partition, true, target);
          }
        });
    return known.lag(read.store(), partition);
  }

  /** What is final is known first: what is read later can only be newer. */
  private <V> void fresh(
      StoreRead read,
      StoreRead.Windows windows,
      int partition,
      ReadOnlyKeyValueStore<Bytes, byte[]> open,
      Consumer<Entry<V>> target) {
    long finalFrom = OpenWindows.finalFrom(open);
    ReadOnlyWindowStore<String, V> store =
        open(read.store(), QueryableStoreTypes.windowStore(), partition, false);
    each(
        store,
        read,
        windows,
        (key, start, value) -> {
          WindowId id = new WindowId(windows.resolution(), start, key);
          if (id.end() < finalFrom) {
            target.accept(new Entry<>(key, start, false, value));
          } else if (OpenWindows.isOpen(open, id)) {
            target.accept(new Entry<>(key, start, true, value));
          } else {
            V last = store.fetch(key, start); // it may have become final since it was read
            target.accept(new Entry<>(key, start, false, last == null ? value : last));
          }
        });
  }

  /** Stores are copied independently; a window is final only if its store has caught up since. */
  private <V> void copy(
      StoreRead read,
      StoreRead.Windows windows,
      int partition,
      LocalLag.Snapshot known,
      Consumer<Entry<V>> target) {
    long finalFrom =
        known.isCaughtUp(read.store(), partition) ? known.finalFrom(windows.open(), partition) : 0;
    each(
        this.<ReadOnlyWindowStore<String, V>>open(
            read.store(), QueryableStoreTypes.windowStore(), partition, true),
        read,
        windows,
        (key, start, value) -> {
          boolean isOpen = start + windows.resolution().millis() >= finalFrom;
          target.accept(new Entry<>(key, start, isOpen, value));
        });
  }

  private interface WindowVisitor<V> {
    void visit(String key, long start, V value);
  }

  private static <V> void each(
      ReadOnlyWindowStore<String, V> store,
      StoreRead read,
      StoreRead.Windows windows,
      WindowVisitor<V> visitor) {
    Instant from = Instant.ofEpochMilli(windows.from());
    Instant to = Instant.ofEpochMilli(windows.lastStart());
    if (read.exact()) {
      try (WindowStoreIterator<V> entries = store.fetch(read.key(), from, to)) {
        entries.forEachRemaining(entry -> visitor.visit(read.key(), entry.key, entry.value));
      }
      return;
    }
    try (var entries = store.fetch(read.key(), read.key() + ABOVE_ALL, from, to)) {
      while (entries.hasNext()) {
        var entry = entries.next();
        if (entry.key.key().startsWith(read.key())) {
          visitor.visit(entry.key.key(), entry.key.window().start(), entry.value);
        }
      }
    }
  }

  private <V> void entries(StoreRead read, int partition, boolean copy, Consumer<Entry<V>> target) {
    ReadOnlyKeyValueStore<String, V> store = open(read.store(), keyValues(), partition, copy);
    try (KeyValueIterator<String, V> entries =
        read.key().isEmpty()
            ? store.all()
            : store.prefixScan(read.key(), Serdes.String().serializer())) {
      entries.forEachRemaining(
          entry -> target.accept(new Entry<>(entry.key, 0, false, entry.value)));
    }
  }

  private static <K, V> QueryableStoreType<ReadOnlyKeyValueStore<K, V>> keyValues() {
    return QueryableStoreTypes.keyValueStore();
  }

  private <T> T open(String name, QueryableStoreType<T> type, int partition, boolean copy) {
    StoreQueryParameters<T> parameters =
        StoreQueryParameters.fromNameAndType(name, type).withPartition(partition);
    return streams.get().store(copy ? parameters.enableStaleStores() : parameters);
  }

  private static void reading(Runnable read) {
    try {
      read.run();
    } catch (InvalidStateStoreException | IllegalStateException e) {
      throw new UnreadableException(String.valueOf(e.getMessage()), e);
    }
  }
}
