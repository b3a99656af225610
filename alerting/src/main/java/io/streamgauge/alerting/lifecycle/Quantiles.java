package io.streamgauge.alerting.lifecycle;

import java.util.OptionalDouble;

/** The quantiles of a window, worked out when they are asked for. */
@FunctionalInterface
public interface Quantiles {

  /** None is known. */
  Quantiles UNKNOWN = q -> OptionalDouble.empty();

  /**
   * The nearest-rank quantile, in seconds; empty where it is unknown.
   *
   * @param q above 0 and below 1
   */
  OptionalDouble at(double q);
}
