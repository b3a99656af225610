package io.streamgauge.streams.query;

import io.streamgauge.metric.CacheRatio;
import java.util.List;
import java.util.Map;

/**
 * Answer to questions about caches. Times are epoch milliseconds, rates events per second.
 *
 * @param completeness whether every event is in the answer, by service
 */
record CacheAnswer(List<Series> series, Map<String, CompletenessAnswer.Verdict> completeness) {

  record Series(String service, String cache, List<Window> windows) {}

  /**
   * One window; {@code ratio} is null where there was no lookup, {@code size} where it is not
   * known.
   */
  record Window(
      long start,
      long end,
      long hits,
      long misses,
      Double ratio,
      long loads,
      long loadFailures,
      double loadTime,
      long evictions,
      Long size,
      double missRate,
      double loadRate) {

    static Window of(CacheRatio content, long start, long end) {
      long lookups = content.getHits() + content.getMisses();
      return new Window(
          start,
          end,
          content.getHits(),
          content.getMisses(),
          lookups == 0 ? null : (double) content.getHits() / lookups,
          content.getLoads(),
          content.getLoadFailures(),
          Units.seconds(content.getLoadTime()),
          content.getEvictions(),
          content.getSize(),
          Units.rate(content.getMisses(), end - start),
          Units.rate(content.getLoads(), end - start));
    }
  }
}
