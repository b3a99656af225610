package io.streamgauge.alerting.lifecycle;

import io.streamgauge.alerting.lifecycle.Verdict.Level;
import io.streamgauge.alerting.rules.Comparison;
import io.streamgauge.alerting.rules.Condition;
import io.streamgauge.alerting.rules.Measure;
import io.streamgauge.alerting.rules.Rule;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Judges observations. A window that still fills is judged for breach only: it may yet turn bad, so
 * it cannot be called quiet. A complete window is judged either way. Where a window holds fewer
 * events than the rule's minimum, or no value, nothing is said.
 */
public final class Evaluator {

  /** What the observation says about the rule; empty where it says nothing. */
  public Optional<Verdict> evaluate(Rule rule, Observation observation) {
    if (!concerns(rule, observation) || tooFew(rule, observation)) {
      return Optional.empty();
    }
    OptionalDouble value = observation.value(rule.condition().measure());
    return value.isPresent()
        ? verdict(rule.condition(), value.getAsDouble(), observation.window())
        : Optional.empty();
  }

  private static boolean concerns(Rule rule, Observation observation) {
    return rule.condition().measure().subject() == observation.subject()
        && rule.window().toMillis() == observation.window().length()
        && rule.watches(observation.series().service(), observation.series().name());
  }

  private static boolean tooFew(Rule rule, Observation observation) {
    long least =
        observation.window().complete() ? rule.minimum().complete() : rule.minimum().open();
    return observation.samples() < least;
  }

  private static Optional<Verdict> verdict(Condition condition, double value, Window window) {
    if (!Double.isFinite(value)) {
      return Optional.empty();
    }
    Level level = level(condition, value);
    return window.complete() || level == Level.BREACH && !mayStillRecover(condition)
        ? Optional.of(new Verdict(level, value, window))
        : Optional.empty();
  }

  private static Level level(Condition condition, double value) {
    if (condition.breachedBy(value)) {
      return Level.BREACH;
    }
    return condition.clearedBy(value) ? Level.QUIET : Level.BETWEEN;
  }

  /** Counts start at zero in each window: too low is only known at its end. */
  private static boolean mayStillRecover(Condition condition) {
    Measure measure = condition.measure();
    Comparison comparison = condition.comparison();
    return measure.cumulative() && !comparison.upwards();
  }
}
