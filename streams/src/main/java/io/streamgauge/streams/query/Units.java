package io.streamgauge.streams.query;

/** From the units of events to those of HTTP. */
final class Units {

  private static final double NANOS = 1e9;
  private static final double MILLIS = 1e3;

  private Units() {}

  static double seconds(double nanos) {
    return nanos / NANOS;
  }

  /** Events in a second, over a span in milliseconds. */
  static double rate(long count, long millis) {
    return count / (millis / MILLIS);
  }
}
