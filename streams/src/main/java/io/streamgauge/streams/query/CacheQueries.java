package io.streamgauge.streams.query;

import io.streamgauge.metric.CacheRatio;
import io.streamgauge.service.http.Paging;
import io.streamgauge.streams.store.Retention;
import io.streamgauge.streams.store.StoreNames;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

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
    return windows(query, cache, Paging.all(), Limits.NONE).all();
  }

  /** The same for the caches of a page. */
  Gathering<List<CacheRatio>> windows(
      WindowQuery query, Optional<String> cache, Paging paging, Limits limits) {
    Gathering<List<CacheRatio>> byCache = new Gathering<>(paging, ArrayList::new);
    AtomicLong windows = new AtomicLong();
    for (RangePlan.Part part : RangePlan.of(query, clock.millis(), retention).parts()) {
      reader.<CacheRatio>windows(
          StoreNames.CACHES,
          part,
          query.keyPrefix(),
          (window, content) -> {
            if (cache.isEmpty() || cache.get().equals(content.getCache())) {
              byCache.add(
                  window.key(),
                  all -> {
                    limits.requireWindows(windows.incrementAndGet(), query);
                    all.add(content);
                  });
            }
          });
    }
    return byCache;
  }
}
