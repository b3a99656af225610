package io.streamgauge.bench.chaos;

/**
 * A moment from which on alerting goes by something: it knows of it, and has for long enough that
 * nothing older counts any more.
 *
 * @param event what falls into windows from here on was published later, epoch milliseconds of
 *     event time
 * @param clock epoch milliseconds by the wall clock
 */
record Moment(long event, long clock) {

  /** Longer than alerting takes what it has read for good, which is 200 ms. */
  static final long MARGIN_MILLIS = 1_000;

  private static final long EVENT_MARGIN_MILLIS = 10_000;

  /** Just after these times. */
  static Moment after(long event, long clock) {
    return new Moment(event + EVENT_MARGIN_MILLIS, clock + MARGIN_MILLIS);
  }
}
