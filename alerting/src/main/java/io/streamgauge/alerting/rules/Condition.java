package io.streamgauge.alerting.rules;

import static java.util.Objects.requireNonNull;

/**
 * When a value is a breach, and when a breach is over: a value between threshold and clearing
 * threshold is neither, so that one that swings about the threshold does not make an alert flap.
 *
 * @param threshold in the unit of the measure's quantity
 * @param clear the clearing threshold, in the same unit; on the quiet side of the threshold, or the
 *     threshold itself
 */
public record Condition(Measure measure, Comparison comparison, double threshold, double clear) {

  public Condition {
    requireNonNull(measure, "measure");
    requireNonNull(comparison, "comparison");
    if (!measure.quantity().sensible(threshold)) {
      throw new IllegalArgumentException(
          "threshold of %s is %s, allowed is %s"
              .formatted(measure.key(), threshold, measure.quantity().allowed()));
    }
    if (!measure.quantity().sensible(clear) || !comparison.isQuietSide(clear, threshold)) {
      throw new IllegalArgumentException(
          "clear of %s is %s, allowed is %s"
              .formatted(measure.key(), clear, comparison.quietSide(Double.toString(threshold))));
    }
  }

  /** A condition whose breach is over as soon as its threshold is not breached any more. */
  public Condition(Measure measure, Comparison comparison, double threshold) {
    this(measure, comparison, threshold, threshold);
  }

  public boolean breachedBy(double value) {
    return comparison.test(value, threshold);
  }

  /** Whether a breach is over with this value. */
  public boolean clearedBy(double value) {
    return !comparison.test(value, clear);
  }
}
