package io.streamgauge.streams.query;

import io.streamgauge.service.http.ProblemException;
import io.streamgauge.streams.store.StoreFamily;
import io.streamgauge.streams.window.OpenWindows;
import io.streamgauge.streams.window.Resolution;
import io.streamgauge.streams.window.WindowId;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyWindowStore;

/** Reads the stores of this process. Thread-safe. */
public final class StoreReader {

  private static final char ABOVE_ALL = '\uffff';

  private final Supplier<KafkaStreams> streams;

  public StoreReader(Supplier<KafkaStreams> streams) {
    this.streams = streams;
  }

  /**
   * Visits windows, ordered by key and start.
   *
   * @param part the resolution, and the range that the windows start in
   * @param prefix what the key begins with
   */
  <V> void windows(
      StoreFamily family, RangePlan.Part part, String prefix, BiConsumer<WindowId, V> visitor) {
    reading(
        () -> {
          ReadOnlyWindowStore<String, V> store =
              streams
                  .get()
                  .store(
                      StoreQueryParameters.fromNameAndType(
                          family.windows(part.resolution()),
                          QueryableStoreTypes.<String, V>windowStore()));
          try (var entries =
              store.fetch(
                  prefix,
                  prefix + ABOVE_ALL,
                  Instant.ofEpochMilli(part.from()),
                  lastStart(part.to()))) {
            while (entries.hasNext()) {
              var entry = entries.next();
              String key = entry.key.key();
              if (key.startsWith(prefix)) {
                visitor.accept(
                    new WindowId(part.resolution(), entry.key.window().start(), key), entry.value);
              }
            }
          }
        });
  }

  private static Instant lastStart(long to) {
    return Instant.ofEpochMilli(to == Long.MAX_VALUE ? Long.MAX_VALUE : to - 1);
  }

  /** Visits the entries of a key-value store whose keys begin with a prefix, ordered by key. */
  <V> void entries(String store, String prefix, BiConsumer<String, V> visitor) {
    reading(
        () -> {
          ReadOnlyKeyValueStore<String, V> values =
              streams
                  .get()
                  .store(
                      StoreQueryParameters.fromNameAndType(
                          store, QueryableStoreTypes.<String, V>keyValueStore()));
          try (KeyValueIterator<String, V> entries =
              values.prefixScan(prefix, Serdes.String().serializer())) {
            entries.forEachRemaining(entry -> visitor.accept(entry.key, entry.value));
          }
        });
  }

  /** Visits the values of a key-value store. */
  <V> void values(String store, Consumer<V> visitor) {
    reading(
        () -> {
          ReadOnlyKeyValueStore<String, V> values =
              streams
                  .get()
                  .store(
                      StoreQueryParameters.fromNameAndType(
                          store, QueryableStoreTypes.<String, V>keyValueStore()));
          try (KeyValueIterator<String, V> entries = values.all()) {
            entries.forEachRemaining(entry -> visitor.accept(entry.value));
          }
        });
  }

  /** Whether a window can still change. */
  boolean isOpen(StoreFamily family, WindowId window) {
    return OpenWindows.isOpen(openStore(family), window);
  }

  /** Whether any window can still change. */
  public boolean anyOpen(StoreFamily family) {
    return OpenWindows.anyOpen(openStore(family));
  }

  /** How many windows of all resolutions there are. */
  public long countWindows(StoreFamily family) {
    AtomicLong count = new AtomicLong();
    for (Resolution resolution : Resolution.ALL) {
      RangePlan.Part all = new RangePlan.Part(resolution, 0, Long.MAX_VALUE);
      windows(family, all, "", (window, value) -> count.incrementAndGet());
    }
    return count.get();
  }

  private ReadOnlyKeyValueStore<Bytes, byte[]> openStore(StoreFamily family) {
    return streams
        .get()
        .store(
            StoreQueryParameters.fromNameAndType(
                family.open(), QueryableStoreTypes.<Bytes, byte[]>keyValueStore()));
  }

  private static void reading(Runnable read) {
    try {
      read.run();
    } catch (InvalidStateStoreException | IllegalStateException e) {
      throw new ProblemException(
          503, "Not ready", "the state stores are not readable now: " + e.getMessage());
    }
  }
}
