package io.streamgauge.streams.window;

import io.streamgauge.streams.store.StoreFamily;
import java.util.EnumMap;
import java.util.Map;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.state.WindowStore;

/** The window stores of one kind of content in one task, one for each resolution. */
public final class WindowedStores<V> implements Windows<V> {

  private static final String NO_SERIES = "";

  private final Map<Resolution, WindowStore<String, V>> stores = new EnumMap<>(Resolution.class);
  private boolean segmented;

  public WindowedStores(ProcessorContext<?, ?> context, StoreFamily family) {
    for (Resolution resolution : family.resolutions()) {
      stores.put(resolution, context.getStateStore(family.windows(resolution)));
    }
  }

  /**
   * Makes sure that each store has a segment. A window store that was never written to cannot keep
   * the offset of its changelog; under exactly once, Kafka Streams then takes the whole task for
   * corrupted at the next start, wipes it and restores all of its stores.
   *
   * @param wallClock epoch milliseconds
   */
  @Override
  public void ensureSegments(long wallClock) {
    if (!segmented) {
      stores.forEach(
          (resolution, store) -> store.put(NO_SERIES, null, resolution.startOf(wallClock)));
      segmented = true;
    }
  }

  @Override
  public V get(WindowId window) {
    return stores.get(window.resolution()).fetch(window.key(), window.start());
  }

  @Override
  public void put(WindowId window, V value) {
    stores.get(window.resolution()).put(window.key(), value, window.start());
  }
}
