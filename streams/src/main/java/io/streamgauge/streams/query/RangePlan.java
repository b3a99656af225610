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
    return of(query, now, retention, Resolution.ALL);
  }

  /**
   * The same where there are windows of some resolutions only.
   *
   * @param kept finest first; 1 h is among them
   */
  static RangePlan of(WindowQuery query, long now, Retention retention, List<Resolution> kept) {
    if (query.step().isPresent()) {
      return query.windowsOf(query.step().get());
    }
    if (!query.isBounded()) {
      return everything();
    }
    long farEnd = Resolution.ONE_HOUR.startOf(now) + FUTURE;
    return of(query.fromMillis(), Math.min(query.toMillis(), farEnd), now, retention, kept);
  }

  /**
   * A range in epoch milliseconds.
   *
   * @param now the wall clock, for what has expired
   */
  static RangePlan of(long from, long to, long now, Retention retention) {
    return of(from, to, now, retention, Resolution.ALL);
  }

  private static RangePlan of(
      long from, long to, long now, Retention retention, List<Resolution> kept) {
    long start = finestKept(from, now, retention, kept).startOf(from);
    Resolution last = finestKept(to, now, retention, kept);
    long end = last.endOf(to - 1);
    List<Part> parts = new ArrayList<>();
    if (start < end) {
      climb(start, end, kept, parts);
    }
    return new RangePlan(parts);
  }

  /** The finest resolution whose windows of an instant have not expired. */
  static Resolution finestKept(long instant, long now, Retention retention) {
    return finestKept(instant, now, retention, Resolution.ALL);
  }

  private static Resolution finestKept(
      long instant, long now, Retention retention, List<Resolution> kept) {
    for (Resolution resolution : kept) {
      if (instant >= now - retention.of(resolution).toMillis()) {
        return resolution;
      }
    }
    return Resolution.ONE_HOUR;
  }

  private static void climb(long from, long to, List<Resolution> levels, List<Part> parts) {
    Resolution fine = levels.get(0);
    if (levels.size() == 1) {
      add(parts, fine, from, to);
      return;
    }
    Resolution coarse = levels.get(1);
    long innerFrom = coarse.startOf(from + coarse.millis() - 1);
    long innerTo = coarse.startOf(to);
    if (innerFrom >= innerTo) {
      add(parts, fine, from, to);
      return;
    }
    add(parts, fine, from, innerFrom);
    climb(innerFrom, innerTo, levels.subList(1, levels.size()), parts);
    add(parts, fine, innerTo, to);
  }

  private static void add(List<Part> parts, Resolution resolution, long from, long to) {
    if (from < to) {
      parts.add(new Part(resolution, from, to));
    }
  }
}
