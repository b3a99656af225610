package io.streamgauge.standalone.backtest;

/**
 * A time, in epoch milliseconds.
 *
 * @param from inclusive
 * @param to exclusive, after {@code from}
 */
public record Period(long from, long to) {

  /** All time. */
  public static final Period EVER = new Period(Long.MIN_VALUE, Long.MAX_VALUE);

  public Period {
    if (to <= from) {
      throw new IllegalArgumentException("'to' is %d, allowed is more than %d".formatted(to, from));
    }
  }

  boolean covers(long start, long end) {
    return from <= start && end <= to;
  }
}
