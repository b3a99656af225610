package io.streamgauge.streams.store;

import java.time.Duration;
import java.util.function.ToLongFunction;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Keeps stores of what is known of each process from growing with every restart of every process.
 */
public final class SilentEntries {

  private static final Duration SWEEP = Duration.ofHours(1);
  private static final Duration FORGET_AFTER = Duration.ofDays(7);

  private SilentEntries() {}

  /**
   * Deletes, once an hour, what has not been heard of for a week, by the wall clock.
   *
   * @param lastHeard when an entry was last heard of, epoch milliseconds
   */
  public static <V> Cancellable forget(
      ProcessorContext<?, ?> context, KeyValueStore<String, V> store, ToLongFunction<V> lastHeard) {
    return context.schedule(
        SWEEP,
        PunctuationType.WALL_CLOCK_TIME,
        now -> sweep(store, lastHeard, now - FORGET_AFTER.toMillis()));
  }

  private static <V> void sweep(
      KeyValueStore<String, V> store, ToLongFunction<V> lastHeard, long oldest) {
    try (KeyValueIterator<String, V> entries = store.all()) {
      while (entries.hasNext()) {
        var entry = entries.next();
        if (lastHeard.applyAsLong(entry.value) < oldest) {
          store.delete(entry.key);
        }
      }
    }
  }
}
