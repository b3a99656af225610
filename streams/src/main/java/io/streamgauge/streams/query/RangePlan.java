package io.streamgauge.streams.query;

import io.streamgauge.streams.store.Retention;
import io.streamgauge.streams.window.Resolution;
import java.util.ArrayList;
import java.util.List;

/**
 * Which windows cover a range exactly with the fewest reads: hours inside, minutes and 10 s towards
 * its ends. Where fine windows have expired already, the range is widened to the boundaries of the
 * coarser ones.
 *
 * @param parts adjacent parts, in order
 */
record RangePlan(List<Part> parts) {

  private static final long FUTURE = 48 * Resolution.ONE_HOUR.millis();

  /**
   * Windows of one resolution.
   *
   * @param from start of the first window
   * @param to end of the last window
   */
  record Part(Resolution resolution, long from, long to) {}

  /** All that is kept. */
  static RangePlan everything() {
    return new RangePlan(List.of(new Part(Resolution.ONE_HOUR, 0, Long.MAX_VALUE)));
  }

  /** The windows of a query: those of its step, or else the fewest. */
  static RangePlan of(WindowQuery query, long now, Retention retention) {
    if (query.step().isPresent()) {
      return query.windowsOf(query.step().get());
    }
    if (!query.isBounded()) {
      return everything();
    }
    long farEnd = Resolution.ONE_HOUR.startOf(now) + FUTURE;
    return of(query.fromMillis(), Math.min(query.toMillis(), farEnd), now, retention);
  }

  /**
   * A range in epoch milliseconds.
   *
   * @param now the wall clock, for what has expired
   */
  static RangePlan of(long from, long to, long now, Retention retention) {
    long start = finestKept(from, now, retention).startOf(from);
    Resolution last = finestKept(to, now, retention);
    long end = last.endOf(to - 1);
    List<Part> parts = new ArrayList<>();
    if (start < end) {
      climb(start, end, 0, parts);
    }
    return new RangePlan(parts);
  }

  /** The finest resolution whose windows of an instant have not expired. */
  static Resolution finestKept(long instant, long now, Retention retention) {
    for (Resolution resolution : Resolution.ALL) {
      if (instant >= now - retention.of(resolution).toMillis()) {
        return resolution;
      }
    }
    return Resolution.ONE_HOUR;
  }

  private static void climb(long from, long to, int level, List<Part> parts) {
    Resolution fine = Resolution.ALL.get(level);
    if (level + 1 == Resolution.ALL.size()) {
      add(parts, fine, from, to);
      return;
    }
    Resolution coarse = Resolution.ALL.get(level + 1);
    long innerFrom = coarse.startOf(from + coarse.millis() - 1);
    long innerTo = coarse.startOf(to);
    if (innerFrom >= innerTo) {
      add(parts, fine, from, to);
      return;
    }
    add(parts, fine, from, innerFrom);
    climb(innerFrom, innerTo, level + 1, parts);
    add(parts, fine, innerTo, to);
  }

  private static void add(List<Part> parts, Resolution resolution, long from, long to) {
    if (from < to) {
      parts.add(new Part(resolution, from, to));
    }
  }
}
