package io.streamgauge.streams.query;

import io.streamgauge.metric.CacheRatio;
import io.streamgauge.streams.store.Retention;
import io.streamgauge.streams.store.StoreNames;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the windows of caches from the stores. Thread-safe. */
public final class CacheQueries {

  private final StoreReader reader;
  private final Retention retention;
  private final Clock clock;

  public CacheQueries(StoreReader reader, Retention retention, Clock clock) {
    this.reader = reader;
    this.retention = retention;
    this.clock = clock;
  }

  /**
   * The windows of each cache in the range, of several resolutions where no step is asked for; they
   * do not overlap.
   *
   * @param cache only caches of this name, if present
   * @return the windows of each cache of each service, ordered by service and name
   */
  public Map<String, List<CacheRatio>> windows(WindowQuery query, Optional<String> cache) {
    Map<String, List<CacheRatio>> byCache = new TreeMap<>();
    for (RangePlan.Part part : RangePlan.of(query, clock.millis(), retention).parts()) {
      reader.<CacheRatio>windows(
          StoreNames.CACHES,
          part,
          query.keyPrefix(),
          (window, content) -> {
            if (cache.isEmpty() || cache.get().equals(content.getCache())) {
              byCache.computeIfAbsent(window.key(), key -> new ArrayList<>()).add(content);
            }
          });
    }
    return byCache;
  }
}
