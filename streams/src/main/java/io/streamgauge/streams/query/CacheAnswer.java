package io.streamgauge.streams.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.streamgauge.metric.CacheRatio;
import io.streamgauge.streams.window.Resolution;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answer to questions about caches. Times are epoch milliseconds, rates events per second.
 *
 * @param series the caches, ordered by service and name
 * @param completeness whether every event is in the answer, by service
 * @param next cursor of the page after this one, if there is one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CacheAnswer(
    List<Series> series,
    Map<String, CompletenessAnswer.Verdict> completeness,
    @Nullable String next) {

  /**
   * One cache.
   *
   * @param service name of the service
   * @param cache name of the cache
   * @param windows its windows, ordered by start
   * @param total all windows in one, over the time in which there were readings
   */
  public record Series(String service, String cache, List<Window> windows, Window total) {

    static Series of(boolean stepped, List<CacheRatio> windows) {
      CacheRatio any = windows.get(0);
      Window total = Window.merged(windows);
      return new Series(
          any.getService(),
          any.getCache(),
          stepped
              ? windows.stream()
                  .map(window -> Window.of(window, window.getStart(), window.getEnd()))
                  .toList()
              : List.of(total),
          total);
    }
  }

  /**
   * One window.
   *
   * @param start start, inclusive, epoch milliseconds
   * @param end end, exclusive, epoch milliseconds
   * @param hits lookups that found an entry
   * @param misses lookups that found none
   * @param ratio hits of all lookups, 0 to 1, null where there was none
   * @param loads values loaded
   * @param loadFailures loads that failed
   * @param loadTime seconds spent loading
   * @param evictions entries removed for want of room or because of their age
   * @param size entries held at the end, null where not known
   * @param missRate misses per second
   * @param loadRate loads per second
   */
  public record Window(
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

    private static Window merged(List<CacheRatio> windows) {
      CacheRatio sum = CacheRatio.newBuilder(windows.get(0)).build();
      for (CacheRatio window : windows.subList(1, windows.size())) {
        sum.setHits(sum.getHits() + window.getHits());
        sum.setMisses(sum.getMisses() + window.getMisses());
        sum.setLoads(sum.getLoads() + window.getLoads());
        sum.setLoadFailures(sum.getLoadFailures() + window.getLoadFailures());
        sum.setLoadTime(sum.getLoadTime() + window.getLoadTime());
        sum.setEvictions(sum.getEvictions() + window.getEvictions());
        sum.setFirstEvent(Math.min(sum.getFirstEvent(), window.getFirstEvent()));
        sum.setLastEvent(Math.max(sum.getLastEvent(), window.getLastEvent()));
        sum.setSize(window.getSize());
      }
      Resolution fine = Resolution.TEN_SECONDS;
      return of(sum, fine.startOf(sum.getFirstEvent()), fine.endOf(sum.getLastEvent()));
    }
  }
}
