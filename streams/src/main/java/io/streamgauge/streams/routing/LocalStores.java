package io.streamgauge.streams.routing;

import io.streamgauge.streams.store.Retention;
import io.streamgauge.streams.window.OpenWindows;
import io.streamgauge.streams.window.WindowId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreType;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyWindowStore;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;

/** Reads single partitions of the stores of this process. Thread-safe. */
final class LocalStores {

  private static final char ABOVE_ALL = '\uffff';

  /** Where so many times the range is in a segment, at least, not all of that is gone through. */
  private static final long WORTH_SLICING = 4;

  private final OpenedStores stores;
  private final Restoring restoring;
  private final LocalLag lag;
  private final Retention retention;
  private final Map<OpenStore, Long> furthest = new ConcurrentHashMap<>();

  private record OpenStore(String name, int partition) {}

  LocalStores(
      Supplier<KafkaStreams> streams, Restoring restoring, LocalLag lag, Retention retention) {
    this.retention = retention;
    this.stores = new OpenedStores(streams);
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
            if (windows.latest()) {
              latest(read, windows, partition, open, target);
            } else {
              fresh(read, windows, partition, open, target);
            }
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
            StoreRead.Windows windows = read.windows().get();
            if (windows.latest()) {
              latestOfCopy(read, windows, partition, known, target);
            } else {
              copy(read, windows, partition, known, target);
            }
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
    WindowStore<String, V> store = windows(read.store(), partition, false);
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

  /**
   * The latest window that can change no more. Most series have events in every window, so the last
   * one that can be it is looked for by its start.
   */
  private <V> void latest(
      StoreRead read,
      StoreRead.Windows windows,
      int partition,
      ReadOnlyKeyValueStore<Bytes, byte[]> open,
      Consumer<Entry<V>> target) {
    long finalFrom = OpenWindows.finalFrom(open);
    WindowStore<String, V> store = windows(read.store(), partition, false);
    long length = windows.resolution().millis();
    if (hasAdvanced(new OpenStore(windows.open(), partition), finalFrom)) {
      WindowId last =
          new WindowId(
              windows.resolution(), windows.resolution().startOf(finalFrom - length), read.key());
      if (last.start() >= windows.from()
          && (last.end() < finalFrom || !OpenWindows.isOpen(open, last))) {
        V value = store.fetch(read.key(), last.start());
        if (value != null) {
          target.accept(new Entry<>(read.key(), last.start(), false, value));
          return;
        }
      }
    }
    backwards(
        store,
        read,
        windows,
        windows.lastStart(),
        (key, start, value) -> {
          WindowId id = new WindowId(windows.resolution(), start, key);
          if (id.end() >= finalFrom && OpenWindows.isOpen(open, id)) {
            return false;
          }
          V last = id.end() < finalFrom ? value : store.fetch(key, start);
          target.accept(new Entry<>(key, start, false, last == null ? value : last));
          return true;
        });
  }

  /** It goes back where final windows are corrected; then there are later ones that are final. */
  private boolean hasAdvanced(OpenStore store, long finalFrom) {
    Long known = furthest.get(store);
    if (known == null || known < finalFrom) {
      furthest.merge(store, finalFrom, Math::max);
      return true;
    }
    return known == finalFrom;
  }

  /** Of a copy that has not caught up nothing is certain to be final, only likely. */
  private <V> void latestOfCopy(
      StoreRead read,
      StoreRead.Windows windows,
      int partition,
      LocalLag.Snapshot known,
      Consumer<Entry<V>> target) {
    long finalFrom = known.finalFrom(windows.open(), partition);
    boolean certain = known.isCaughtUp(read.store(), partition);
    long length = windows.resolution().millis();
    backwards(
        this.<V>windows(read.store(), partition, true),
        read,
        windows,
        finalFrom == 0 ? windows.lastStart() : windows.resolution().startOf(finalFrom - length),
        (key, start, value) -> {
          boolean isOpen = !certain || start + length >= finalFrom;
          target.accept(new Entry<>(key, start, isOpen, value));
          return true;
        });
  }

  private interface WindowSearch<V> {
    /** Whether the search is over. */
    boolean visit(String key, long start, V value);
  }

  private static <V> void backwards(
      WindowStore<String, V> store,
      StoreRead read,
      StoreRead.Windows windows,
      long lastStart,
      WindowSearch<V> search) {
    if (lastStart < windows.from()) {
      return;
    }
    try (WindowStoreIterator<V> entries =
        store.backwardFetch(read.key(), windows.from(), lastStart)) {
      boolean found = false;
      while (!found && entries.hasNext()) {
        var entry = entries.next();
        found = search.visit(read.key(), entry.key, entry.value);
      }
    }
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
        this.<V>windows(read.store(), partition, true),
        read,
        windows,
        (key, start, value) -> {
          boolean isOpen = start + windows.resolution().millis() >= finalFrom;
          target.accept(new Entry<>(key, start, isOpen, value));
        });
  }

  private <V> void each(
      WindowStore<String, V> store,
      StoreRead read,
      StoreRead.Windows windows,
      SlicedScan.Visitor<V> visitor) {
    long from = windows.from();
    long to = windows.lastStart();
    if (read.exact()) {
      try (WindowStoreIterator<V> entries = store.fetch(read.key(), from, to)) {
        entries.forEachRemaining(entry -> visitor.visit(read.key(), entry.key, entry.value));
      }
      return;
    }
    long segment = retention.of(windows.family()).segmentOf(windows.resolution()).toMillis();
    if (windows.lastStart() - windows.from() < segment / WORTH_SLICING) {
      new SlicedScan<>(store, read.key(), windows.from(), windows.lastStart(), visitor)
          .run(segment);
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

  /** As they were made, because what everybody is shown of them formats texts for each read. */
  private <V> WindowStore<String, V> windows(String name, int partition, boolean copy) {
    return (WindowStore<String, V>)
        this.<ReadOnlyWindowStore<String, V>>open(
            name, QueryableStoreTypes.windowStore(), partition, copy);
  }

  private <T> T open(String name, QueryableStoreType<T> type, int partition, boolean copy) {
    return stores.open(name, type, partition, copy);
  }

  private static void reading(Runnable read) {
    try {
      read.run();
    } catch (InvalidStateStoreException | IllegalStateException e) {
      throw new UnreadableException(String.valueOf(e.getMessage()), e);
    }
  }
}
