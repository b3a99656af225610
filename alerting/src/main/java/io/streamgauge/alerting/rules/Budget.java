package io.streamgauge.alerting.rules;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How much of an objective's error budget is left: 1 where there was no bad event in the span, 0
 * where there were just as many as the objective allows, below 0 where there were more.
 *
 * @param measure a ratio of bad events
 * @param objective part of events that shall be good, above 0, below 1
 * @param threshold part of the budget
 * @param clear part of the budget, on the quiet side of the threshold, or the threshold itself
 */
public record Budget(
    Measure measure,
    double objective,
    Duration span,
    Comparison comparison,
    double threshold,
    double clear)
    implements Condition {

  public Budget {
    requireNonNull(measure, "measure");
    requireNonNull(span, "span");
    requireNonNull(comparison, "comparison");
    Burn.requireObjective(measure, objective);
    if (comparison.isRange()
        || !comparison.isQuietSide(clear, threshold)
        || span.compareTo(Burn.LONGEST) > 0) {
      throw new IllegalArgumentException(
          "budget over %s %s %s, over at %s".formatted(span, comparison.word(), threshold, clear));
    }
  }

  @Override
  public Optional<Assessment> assess(Reading reading, Past past) {
    double used = new PastRatio(past, reading).over(span) / (1 - objective);
    return Optional.of(new Assessment(1 - used, Limits.of(comparison, threshold, clear)));
  }

  @Override
  public List<Reach> reaches(Duration window) {
    return PastRatio.reaches(window, span);
  }

  @Override
  public String format(double value) {
    return Quantity.RATIO.format(value) + " of the budget";
  }

  @Override
  public String text() {
    return "%s budget of %s over %s %s %s clear %s"
        .formatted(measure.key(), objective, span, comparison.symbol(), threshold, clear);
  }
}
