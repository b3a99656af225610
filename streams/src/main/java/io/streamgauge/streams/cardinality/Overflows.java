package io.streamgauge.streams.cardinality;

import io.streamgauge.metric.SeriesOverflow;
import io.streamgauge.streams.latency.SeriesKey;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * What overflowed in one task, by service. It tells of one day at most, so that what has been
 * mended disappears from it. A crash may lose what was added since it was last stored: counts here
 * are for finding the cause; the exact ones are in the windows of {@code __other__}. All times are
 * epoch milliseconds of the wall clock. Not thread-safe: used by the task's own thread.
 */
final class Overflows {

  private static final long TELLS_OF = Duration.ofDays(1).toMillis();

  private final KeyValueStore<String, SeriesOverflow> store;
  private final Map<String, OverflowSketch> services = new HashMap<>();

  Overflows(KeyValueStore<String, SeriesOverflow> store) {
    this.store = store;
    try (KeyValueIterator<String, SeriesOverflow> entries = store.all()) {
      while (entries.hasNext()) {
        KeyValue<String, SeriesOverflow> entry = entries.next();
        services.put(entry.key, new OverflowSketch(entry.value));
      }
    }
  }

  /**
   * Notes events of a series that has no place.
   *
   * @param key as of {@link SeriesKey#toString}
   */
  void add(String key, long count, long now) {
    String service = SeriesKey.serviceOf(key);
    OverflowSketch sketch = services.get(service);
    if (sketch == null || now - sketch.since() >= TELLS_OF) {
      sketch = new OverflowSketch(now);
      services.put(service, sketch);
    }
    sketch.add(key.substring(service.length()), count, now);
  }

  /** Writes what changed. */
  void store() {
    services.forEach(
        (service, sketch) -> {
          if (sketch.hasChanged()) {
            store.put(service, sketch.keep());
          }
        });
  }

  /** Forgets services that have not overflowed for a day. */
  void forgetSilent(long now) {
    Iterator<Map.Entry<String, OverflowSketch>> entries = services.entrySet().iterator();
    while (entries.hasNext()) {
      Map.Entry<String, OverflowSketch> entry = entries.next();
      if (now - entry.getValue().last() >= TELLS_OF) {
        entries.remove();
        store.delete(entry.getKey());
      }
    }
  }
}
