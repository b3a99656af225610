package io.streamgauge.alerting.rules;

import static java.util.Objects.requireNonNull;

import io.streamgauge.alerting.baseline.BaselineSettings;
import io.streamgauge.alerting.baseline.Expectation;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * A value that strays from what is usual for its series, as a baseline has learnt it. Until it has
 * learnt enough, nothing is said.
 *
 * @param comparison above or below (also at least, at most), or outside for both sides
 * @param deviations how far a value may stray, above 0
 * @param clear how far it may stray for a breach to be over, up to {@code deviations}
 * @param least windows that have to be learnt before any is judged
 * @param outliers share of what is learnt that may be out of the ordinary
 */
public record Deviation(
    Measure measure,
    Comparison comparison,
    double deviations,
    double clear,
    int least,
    double outliers)
    implements Condition {

  /** Windows that are learnt before any is judged, where the rule does not say. */
  static final int USUAL_LEAST = 24;

  /** As much as the baseline looks back on. */
  static final int MOST_LEAST = 288;

  static final double USUAL_OUTLIERS = 0.05;

  /** What is not worth an alarm however constant a series was. */
  private static final Map<Quantity, Double> FLOORS =
      Map.of(
          Quantity.DURATION, 0.001,
          Quantity.RATIO, 0.005,
          Quantity.COUNT, 1.0);

  public Deviation {
    requireNonNull(measure, "measure");
    requireNonNull(comparison, "comparison");
    if (comparison == Comparison.INSIDE || !(deviations > 0) || clear < 0 || clear > deviations) {
      throw new IllegalArgumentException(
          "%s %s deviations, over at %s".formatted(comparison.word(), deviations, clear));
    }
    settings(Duration.ofMinutes(1), measure, least, outliers);
  }

  /** How the baseline of a series learns. */
  public BaselineSettings settings(Duration window) {
    return settings(window, measure, least, outliers);
  }

  private static BaselineSettings settings(
      Duration window, Measure measure, int least, double outliers) {
    return BaselineSettings.of(window)
        .withLeast(least)
        .withOutliers(outliers)
        .withFloor(FLOORS.getOrDefault(measure.quantity(), 0.0));
  }

  @Override
  public Optional<Assessment> assess(Reading reading, Past past) {
    return past.expected(reading.start())
        .map(expected -> new Assessment(reading.value(), limits(expected)));
  }

  private Limits limits(Expectation expected) {
    if (comparison == Comparison.OUTSIDE) {
      return new Limits(
          comparison,
          expected.upper(deviations),
          expected.lower(deviations),
          expected.upper(clear),
          expected.lower(clear));
    }
    return comparison.upwards()
        ? Limits.of(comparison, expected.upper(deviations), expected.upper(clear))
        : Limits.of(comparison, expected.lower(deviations), expected.lower(clear));
  }

  @Override
  public String text() {
    return "%s %s baseline by %s deviations clear %s after %s outliers %s"
        .formatted(measure.key(), comparison.symbol(), deviations, clear, least, outliers);
  }
}
