package io.streamgauge.streams.report;

import io.streamgauge.metric.CacheRatio;
import java.util.List;

/**
 * What a cache did in the range.
 *
 * @param loads loads that ended, failed ones included
 * @param loadNanos nanoseconds spent loading
 * @param size entries held at the end, null where not known
 */
record CacheUse(
    String cache, long hits, long misses, long loads, long loadNanos, long evictions, Long size) {

  static CacheUse of(List<CacheRatio> windows) {
    CacheRatio latest = windows.get(0);
    long[] sums = new long[5];
    for (CacheRatio window : windows) {
      sums[0] += window.getHits();
      sums[1] += window.getMisses();
      sums[2] += window.getLoads() + window.getLoadFailures();
      sums[3] += window.getLoadTime();
      sums[4] += window.getEvictions();
      latest = window.getLastEvent() >= latest.getLastEvent() ? window : latest;
    }
    return new CacheUse(
        latest.getCache(), sums[0], sums[1], sums[2], sums[3], sums[4], latest.getSize());
  }

  long lookups() {
    return hits + misses;
  }

  /** NaN without lookups. */
  double ratio() {
    return (double) hits / lookups();
  }
}
