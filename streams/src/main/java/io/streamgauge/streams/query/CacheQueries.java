package io.streamgauge.streams.query;

import io.streamgauge.metric.CacheRatio;
import io.streamgauge.service.http.Paging;
import io.streamgauge.streams.store.Retention;
import io.streamgauge.streams.store.StoreNames;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads the windows of caches from the stores. Thread-safe. */
public final class CacheQueries {

  private final NamedWindows<CacheRatio> caches;
  private final Retention retention;
  private final Clock clock;

  /**
   * @param counts asked for each question; the same where several are for one answer
   */
  public CacheQueries(
      StoreReader reader, Retention retention, Clock clock, Supplier<ReadCount> counts) {
    this.caches = new NamedWindows<>(reader, counts, StoreNames.CACHES, CacheRatio::getCache);
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
    RangePlan plan = RangePlan.of(query, clock.millis(), retention);
    return caches.read(query, plan, cache, paging, limits);
  }
}
