package io.streamgauge.standalone.demo.load;

import static java.util.Objects.requireNonNull;

import java.util.random.RandomGenerator;

/** Moments of arrival of customers that do not know of each other: a Poisson process. */
final class Arrivals {

  private final double meanGapNanos;
  private final RandomGenerator random;
  private double next;

  /**
   * Starts a schedule.
   *
   * @param perSecond mean rate, above 0
   */
  Arrivals(double perSecond, RandomGenerator random) {
    if (!(perSecond > 0)) {
      throw new IllegalArgumentException("Rate must be above 0 a second, not " + perSecond);
    }
    this.meanGapNanos = 1e9 / perSecond;
    this.random = requireNonNull(random, "random");
  }

  /** Nanoseconds from the start of the schedule to the next arrival; never decreases. */
  long next() {
    next -= Math.log(1 - random.nextDouble()) * meanGapNanos;
    return (long) next;
  }
}
