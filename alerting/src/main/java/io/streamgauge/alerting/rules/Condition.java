package io.streamgauge.alerting.rules;

import static java.util.Objects.requireNonNull;

/**
 * When a value is a breach.
 *
 * @param threshold in the unit of the measure's quantity
 */
public record Condition(Measure measure, Comparison comparison, double threshold) {

  public Condition {
    requireNonNull(measure, "measure");
    requireNonNull(comparison, "comparison");
    if (!measure.quantity().sensible(threshold)) {
      throw new IllegalArgumentException(
          "threshold of %s is %s, allowed is %s"
              .formatted(measure.key(), threshold, measure.quantity().allowed()));
    }
  }

  public boolean breachedBy(double value) {
    return comparison.test(value, threshold);
  }
}
