package io.streamgauge.streams.query;

import io.streamgauge.streams.latency.Distribution;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a window is compared with, and how it has changed since.
 *
 * @param start start of the earlier window, inclusive, epoch milliseconds
 * @param end end of the earlier window, exclusive, epoch milliseconds
 * @param count events in the earlier window
 * @param errors of those, how many failed
 * @param rate events per second
 * @param errorRate errors of all events, 0 to 1
 * @param mean seconds
 * @param quantiles seconds
 */
public record Comparison(
    long start,
    long end,
    long count,
    long errors,
    Change rate,
    @Nullable Change errorRate,
    @Nullable Change mean,
    Map<String, Change> quantiles) {

  /**
   * How a figure has changed.
   *
   * @param before what it was
   * @param change what it is now, less that
   * @param relative the change as a share of what it was, null where that was 0
   */
  public record Change(double before, double change, Double relative) {

    static Change of(double before, double now) {
      return new Change(before, now - before, before == 0 ? null : (now - before) / before);
    }
  }

  /** Compares a window with earlier durations; of an empty one there are only the counts. */
  static Comparison of(LatencyAnswer.Window now, long start, long end, Distribution earlier) {
    long count = earlier.count();
    double errorRate = (double) earlier.errors() / count;
    Map<String, Change> quantiles = new LinkedHashMap<>();
    if (count > 0) {
      now.quantiles()
          .forEach(
              (q, value) ->
                  quantiles.put(
                      q, Change.of(Units.seconds(earlier.quantile(Double.parseDouble(q))), value)));
    }
    return new Comparison(
        start,
        end,
        count,
        earlier.errors(),
        Change.of(Units.rate(count, end - start), now.rate()),
        count == 0 ? null : Change.of(errorRate, (double) now.errors() / now.count()),
        count == 0 ? null : Change.of(Units.seconds(earlier.mean()), now.mean()),
        quantiles);
  }
}
