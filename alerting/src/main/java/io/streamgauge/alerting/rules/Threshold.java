package io.streamgauge.alerting.rules;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A value beyond a fixed limit.
 *
 * @param threshold in the unit of the measure's quantity
 * @param clear the clearing threshold, in the same unit; on the quiet side of the threshold, or the
 *     threshold itself
 */
public record Threshold(Measure measure, Comparison comparison, double threshold, double clear)
    implements Condition {

  public Threshold {
    requireNonNull(measure, "measure");
    requireNonNull(comparison, "comparison");
    if (comparison.isRange()) {
      throw new IllegalArgumentException(comparison.word() + " needs two limits");
    }
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
  public Threshold(Measure measure, Comparison comparison, double threshold) {
    this(measure, comparison, threshold, threshold);
  }

  @Override
  public Optional<Assessment> assess(Reading reading, Past past) {
    return Optional.of(new Assessment(reading.value(), Limits.of(comparison, threshold, clear)));
  }

  @Override
  public String text() {
    return "%s %s %s clear %s".formatted(measure.key(), comparison.symbol(), threshold, clear);
  }
}
