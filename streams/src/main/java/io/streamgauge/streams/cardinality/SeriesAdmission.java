package io.streamgauge.streams.cardinality;

import io.streamgauge.streams.latency.SeriesKey;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.Map;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * The live series of one task: the first of each service that come have a place, as long as they
 * are heard of. What is asked for each delta is one look into a map; the store behind it is written
 * when a series is new and every ten minutes while it lives. All times are epoch milliseconds of
 * the wall clock. Not thread-safe: used by the task's own thread.
 */
final class SeriesAdmission {

  /** A series that was silent for so long has no place any more. */
  static final Duration FORGET_AFTER = Duration.ofHours(24);

  private static final long REWRITE_AFTER = Duration.ofMinutes(10).toMillis();

  private final KeyValueStore<String, Long> store;
  private final int share;
  private final Map<String, Seen> live = new HashMap<>();
  private final Map<String, Integer> places = new HashMap<>();

  /**
   * Takes up what an earlier life of the task has admitted.
   *
   * @param store when each series was last heard of
   * @param share places of each service
   */
  SeriesAdmission(KeyValueStore<String, Long> store, int share) {
    this.store = store;
    this.share = share;
    try (KeyValueIterator<String, Long> entries = store.all()) {
      while (entries.hasNext()) {
        KeyValue<String, Long> entry = entries.next();
        occupy(entry.key, new Seen(entry.value));
      }
    }
  }

  private void occupy(String key, Seen seen) {
    live.put(key, seen);
    places.merge(SeriesKey.serviceOf(key), 1, Integer::sum);
  }

  /**
   * Whether a series has windows of its own. The whole service always has, what is called like the
   * overflow never.
   *
   * @param key as of {@link SeriesKey#toString}
   */
  boolean admits(String key, long now) {
    Seen seen = live.get(key);
    if (seen == null) {
      return SeriesKey.isWholeService(key) || admitsNew(key, now);
    }
    if (seen.hear(now, REWRITE_AFTER)) {
      store.put(key, now);
    }
    return true;
  }

  private boolean admitsNew(String key, long now) {
    if (SeriesKey.isOverflow(key) || places.getOrDefault(SeriesKey.serviceOf(key), 0) >= share) {
      return false;
    }
    occupy(key, new Seen(now));
    store.put(key, now);
    return true;
  }

  /** Forgets the series that have been silent for too long, which frees their places. */
  void forgetSilent(long now) {
    Iterator<Map.Entry<String, Seen>> entries = live.entrySet().iterator();
    while (entries.hasNext()) {
      Map.Entry<String, Seen> entry = entries.next();
      if (now - entry.getValue().at() >= FORGET_AFTER.toMillis()) {
        entries.remove();
        store.delete(entry.getKey());
        places.computeIfPresent(
            SeriesKey.serviceOf(entry.getKey()), (service, taken) -> taken == 1 ? null : taken - 1);
      }
    }
  }
}
