package io.streamgauge.alerting.rules;

import static java.util.Objects.requireNonNull;

import java.util.OptionalDouble;

/**
 * Where a value is in breach, and where a breach is over. A value between the two is neither, so
 * that one that swings about a limit does not make an alert flap.
 *
 * @param threshold the limit, or the upper one of a range
 * @param lower the lower one of a range; not a number where there is none
 * @param clear where a breach is over, on the quiet side of the threshold or the threshold itself
 * @param clearLower the same of the lower one; not a number where there is none
 */
public record Limits(
    Comparison comparison, double threshold, double lower, double clear, double clearLower) {

  public Limits {
    requireNonNull(comparison, "comparison");
    if (comparison.isRange() != !Double.isNaN(lower)
        || comparison.isRange() != !Double.isNaN(clearLower)) {
      throw new IllegalArgumentException(
          "%s from %s to %s, cleared from %s to %s"
              .formatted(comparison.word(), lower, threshold, clearLower, clear));
    }
  }

  /** One limit. */
  public static Limits of(Comparison comparison, double threshold, double clear) {
    return new Limits(comparison, threshold, Double.NaN, clear, Double.NaN);
  }

  public boolean breachedBy(double value) {
    return comparison.isRange()
        ? comparison.test(value, lower, threshold)
        : comparison.test(value, threshold);
  }

  /** Whether a breach is over with this value. */
  public boolean clearedBy(double value) {
    return comparison.isRange()
        ? !comparison.test(value, clearLower, clear)
        : !comparison.test(value, clear);
  }

  /** Whether a value is in breach because it is too low, and not because it is too high. */
  public boolean isTooLow(double value) {
    return switch (comparison) {
      case ABOVE, AT_LEAST -> false;
      case BELOW, AT_MOST, INSIDE -> true;
      case OUTSIDE -> value < lower;
    };
  }

  /** The lower limit of a range. */
  public OptionalDouble lowerLimit() {
    return Double.isNaN(lower) ? OptionalDouble.empty() : OptionalDouble.of(lower);
  }
}
