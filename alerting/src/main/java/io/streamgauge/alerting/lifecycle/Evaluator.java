package io.streamgauge.alerting.lifecycle;

import io.streamgauge.alerting.lifecycle.Verdict.Level;
import io.streamgauge.alerting.rules.Absence;
import io.streamgauge.alerting.rules.Assessment;
import io.streamgauge.alerting.rules.Condition;
import io.streamgauge.alerting.rules.Limits;
import io.streamgauge.alerting.rules.Past;
import io.streamgauge.alerting.rules.Reading;
import io.streamgauge.alerting.rules.Rule;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * Judges observations. A window that still fills is judged for breach only: it may yet turn bad, so
 * it cannot be called quiet. A complete window is judged either way. Where a window holds fewer
 * events than the rule's minimum, or no value, nothing is said. An absence is judged by the clock
 * instead, see {@link Judge}.
 */
public final class Evaluator {

  /**
   * What the observation says about the rule; empty where it says nothing.
   *
   * @param past of the rule's measure and the observation's series
   */
  public Optional<Verdict> evaluate(Rule rule, Observation observation, Past past) {
    if (rule.condition() instanceof Absence) {
      return Optional.empty();
    }
    return reading(rule, observation)
        .flatMap(reading -> rule.condition().assess(reading, past))
        .filter(assessment -> Double.isFinite(assessment.value()))
        .flatMap(assessment -> verdict(rule.condition(), assessment, observation));
  }

  /** What the rule judges of the observation; empty where that is nothing. */
  static Optional<Reading> reading(Rule rule, Observation observation) {
    return !concerns(rule, observation) || tooFew(rule, observation)
        ? Optional.empty()
        : reading(rule.condition(), observation);
  }

  /** Whether it is a window of a series that the rule judges. */
  static boolean concerns(Rule rule, Observation observation) {
    return watches(rule, observation) && rule.window().toMillis() == observation.window().length();
  }

  /** Whether it is a window of any length of a series that the rule watches. */
  static boolean watches(Rule rule, Observation observation) {
    return rule.condition().measure().subject() == observation.subject()
        && rule.variants().areToldApart() == observation.ofVariant()
        && rule.watches(observation.series().service(), observation.series().name());
  }

  /** The value of the condition's measure, where there is one. */
  static Optional<Reading> reading(Condition condition, Observation observation) {
    OptionalDouble value = observation.value(condition.measure());
    return value.isPresent() && Double.isFinite(value.getAsDouble())
        ? Optional.of(
            new Reading(
                value.getAsDouble(),
                observation.samples(),
                observation.window().start(),
                Duration.ofMillis(observation.window().length())))
        : Optional.empty();
  }

  private static boolean tooFew(Rule rule, Observation observation) {
    long least =
        observation.window().complete() ? rule.minimum().complete() : rule.minimum().open();
    return observation.samples() < least;
  }

  private static Optional<Verdict> verdict(
      Condition condition, Assessment assessment, Observation observation) {
    Level level = level(assessment.limits(), assessment.value());
    return observation.window().complete()
            || level == Level.BREACH && !mayStillRecover(condition, assessment)
        ? Optional.of(new Verdict(level, assessment, observation))
        : Optional.empty();
  }

  private static Level level(Limits limits, double value) {
    if (limits.breachedBy(value)) {
      return Level.BREACH;
    }
    return limits.clearedBy(value) ? Level.QUIET : Level.BETWEEN;
  }

  /** Counts start at zero in each window: too low is only known at its end. */
  private static boolean mayStillRecover(Condition condition, Assessment assessment) {
    return condition.measure().cumulative() && assessment.limits().isTooLow(assessment.value());
  }
}
