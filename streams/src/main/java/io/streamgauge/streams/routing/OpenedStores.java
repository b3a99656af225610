package io.streamgauge.streams.routing;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.state.QueryableStoreType;
import org.apache.kafka.streams.state.internals.StateStoreProvider;

/**
 * Single partitions of the stores of this process, kept for a moment: Kafka Streams goes through
 * all tasks of all threads for each single read otherwise. Whoever has lost a task meanwhile reads
 * what it held when it was lost, as a reader does who was slow. Thread-safe.
 */
final class OpenedStores {

  private static final Duration HOLDS = Duration.ofMillis(10);

  private record Part(String store, int partition, boolean copy) {}

  private record Opened(KafkaStreams of, long at, Object store) {

    private boolean isRecent(KafkaStreams now) {
      return of == now && System.nanoTime() - at < HOLDS.toNanos();
    }
  }

  private final Supplier<KafkaStreams> streams;
  private final Map<Part, Opened> opened = new ConcurrentHashMap<>();

  OpenedStores(Supplier<KafkaStreams> streams) {
    this.streams = streams;
  }

  /**
   * A partition of a store.
   *
   * @param copy whether a standby will do, or one that is being restored
   * @throws InvalidStateStoreException if there is none here, or not at this moment
   */
  @SuppressWarnings("unchecked") // A store has one type, that of its readers.
  <T> T open(String store, QueryableStoreType<T> type, int partition, boolean copy) {
    KafkaStreams now = streams.get();
    Part part = new Part(store, partition, copy);
    Opened known = opened.get(part);
    if (known == null || !known.isRecent(now)) {
      StoreQueryParameters<T> parameters =
          StoreQueryParameters.fromNameAndType(store, new Single<>(type)).withPartition(partition);
      long at = System.nanoTime();
      known = new Opened(now, at, now.store(copy ? parameters.enableStaleStores() : parameters));
      opened.put(part, known);
    }
    return (T) known.store();
  }

  /** Gives the one store itself, in place of a view of all that may come to be of its name. */
  private record Single<T>(QueryableStoreType<T> type) implements QueryableStoreType<T> {

    @Override
    public boolean accepts(StateStore store) {
      return type.accepts(store);
    }

    @Override
    public T create(StateStoreProvider provider, String name) {
      List<T> stores = provider.stores(name, type);
      if (stores.isEmpty()) {
        throw new InvalidStateStoreException("the store " + name + " is not here");
      }
      return stores.get(0);
    }
  }
}
