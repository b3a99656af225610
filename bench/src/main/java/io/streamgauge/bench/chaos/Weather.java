package io.streamgauge.bench.chaos;

import io.streamgauge.streams.window.Resolution;
import java.util.random.RandomGenerator;

/**
 * How a service fares in event time: three windows of 10 s well, three badly, and so on. Of ten
 * events in a row of one operation and window, one fails in good times and nine in bad ones, so
 * that any part of a window tells the same as the whole of it.
 */
final class Weather {

  private static final int WINDOWS_OF_A_KIND = 3;
  private static final double USUAL_NANOS = 20e6;
  private static final double BAD_FACTOR = 50;
  private static final double SPREAD = 0.5;

  private final int shift;

  /**
   * @param shift by how many windows it is ahead of others
   */
  Weather(int shift) {
    this.shift = shift;
  }

  boolean fails(long time, int eventOfTen) {
    return eventOfTen == 0 != bad(time);
  }

  /** A duration in nanoseconds, log-normal. */
  long duration(long time, RandomGenerator random) {
    double usual = USUAL_NANOS * Math.exp(SPREAD * random.nextGaussian());
    return Math.round(bad(time) ? usual * BAD_FACTOR : usual);
  }

  boolean bad(long time) {
    long window = Math.floorDiv(time, Resolution.TEN_SECONDS.millis()) + shift;
    return Math.floorMod(Math.floorDiv(window, WINDOWS_OF_A_KIND), 2) == 1;
  }
}
