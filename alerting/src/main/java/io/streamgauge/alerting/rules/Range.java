package io.streamgauge.alerting.rules;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A value outside of a range, or inside of it; both limits belong to the range.
 *
 * @param lower in the unit of the measure's quantity, below {@code upper}
 * @param clearLower where a breach is over: further inside than {@code lower} for outside, further
 *     outside for inside, or {@code lower} itself
 * @param clearUpper the same of {@code upper}
 */
public record Range(
    Measure measure,
    Comparison comparison,
    double lower,
    double upper,
    double clearLower,
    double clearUpper)
    implements Condition {

  public Range {
    requireNonNull(measure, "measure");
    requireNonNull(comparison, "comparison");
    if (!comparison.isRange() || !(lower < upper)) {
      throw new IllegalArgumentException(
          "%s %s..%s is no range".formatted(comparison.word(), lower, upper));
    }
    if (!isQuietSide(comparison, lower, upper, clearLower, clearUpper)) {
      throw new IllegalArgumentException(
          "a breach %s %s..%s cannot be over %s..%s"
              .formatted(comparison.word(), lower, upper, clearLower, clearUpper));
    }
  }

  /** A condition whose breach is over as soon as its limits are not breached any more. */
  public Range(Measure measure, Comparison comparison, double lower, double upper) {
    this(measure, comparison, lower, upper, lower, upper);
  }

  static boolean isQuietSide(
      Comparison comparison, double lower, double upper, double clearLower, double clearUpper) {
    return clearLower < clearUpper
        && (comparison == Comparison.OUTSIDE
            ? clearLower >= lower && clearUpper <= upper
            : clearLower <= lower && clearUpper >= upper);
  }

  @Override
  public Optional<Assessment> assess(Reading reading, Past past) {
    return Optional.of(
        new Assessment(
            reading.value(), new Limits(comparison, upper, lower, clearUpper, clearLower)));
  }

  @Override
  public String text() {
    return "%s %s %s..%s clear %s..%s"
        .formatted(measure.key(), comparison.symbol(), lower, upper, clearLower, clearUpper);
  }
}
