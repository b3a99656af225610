package io.streamgauge.alerting.backtest;

import java.util.Collection;

/**
 * What some lengths of time are like, in seconds.
 *
 * @param median the lower one of an even number; 0 where there are none
 */
public record Spread(double median, double longest, double total) {

  private static final double MILLIS = 1e3;

  static Spread ofMillis(Collection<Long> lengths) {
    if (lengths.isEmpty()) {
      return new Spread(0, 0, 0);
    }
    long[] sorted = lengths.stream().mapToLong(Long::longValue).sorted().toArray();
    long total = 0;
    for (long length : sorted) {
      total += length;
    }
    return new Spread(
        sorted[(sorted.length - 1) / 2] / MILLIS,
        sorted[sorted.length - 1] / MILLIS,
        total / MILLIS);
  }
}
