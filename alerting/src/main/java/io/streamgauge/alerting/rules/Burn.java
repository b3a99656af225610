package io.streamgauge.alerting.rules;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The error budget of an objective burns too fast: over a long span and over a short one, so that
 * the alert is soon over when the cause is. A burn rate of 1 uses the budget up in just the time
 * that the objective is meant for. Source: The Site Reliability Workbook, chapter 5, "Alerting on
 * SLOs", approach 6.
 *
 * @param measure a ratio of bad events
 * @param objective part of events that shall be good, above 0, below 1
 * @param factor the burn rate at which it is a breach, above 0
 * @param longSpan above {@code shortSpan}
 */
public record Burn(
    Measure measure, double objective, double factor, Duration longSpan, Duration shortSpan)
    implements Condition {

  /** The workbook's pairs, by their factor. */
  static final Map<Double, List<Duration>> WORKBOOK =
      Map.of(
          14.4, List.of(Duration.ofHours(1), Duration.ofMinutes(5)),
          6.0, List.of(Duration.ofHours(6), Duration.ofMinutes(30)),
          1.0, List.of(Duration.ofDays(3), Duration.ofHours(6)));

  static final Duration LONGEST = Duration.ofDays(30);

  public Burn {
    requireNonNull(measure, "measure");
    requireNonNull(longSpan, "longSpan");
    requireNonNull(shortSpan, "shortSpan");
    requireObjective(measure, objective);
    if (!(factor > 0) || longSpan.compareTo(shortSpan) <= 0 || longSpan.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "burns %s times over %s and %s".formatted(factor, longSpan, shortSpan));
    }
  }

  static void requireObjective(Measure measure, double objective) {
    if (measure.quantity() != Quantity.RATIO || !(objective > 0 && objective < 1)) {
      throw new IllegalArgumentException(
          "%s with an objective of %s".formatted(measure.key(), objective));
    }
  }

  @Override
  public Comparison comparison() {
    return Comparison.AT_LEAST;
  }

  @Override
  public Optional<Assessment> assess(Reading reading, Past past) {
    PastRatio ratio = new PastRatio(past, reading);
    double bad = Math.min(ratio.over(longSpan), ratio.over(shortSpan));
    return Optional.of(
        new Assessment(bad / (1 - objective), Limits.of(comparison(), factor, factor)));
  }

  @Override
  public List<Reach> reaches(Duration window) {
    return Stream.of(longSpan, shortSpan)
        .flatMap(span -> PastRatio.reaches(window, span).stream())
        .toList();
  }

  @Override
  public String format(double value) {
    return "%.1f times the budget".formatted(value);
  }

  @Override
  public String text() {
    return "%s burns %s of %s over %s and %s"
        .formatted(measure.key(), factor, objective, longSpan, shortSpan);
  }
}
