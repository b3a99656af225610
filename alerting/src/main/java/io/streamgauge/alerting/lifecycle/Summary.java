package io.streamgauge.alerting.lifecycle;

import io.streamgauge.alerting.rules.Assessment;
import io.streamgauge.alerting.rules.Condition;
import io.streamgauge.alerting.rules.Limits;
import io.streamgauge.alerting.rules.Rule;
import io.streamgauge.alerting.rules.Scope;
import io.streamgauge.alerting.rules.VariantName;
import java.time.Duration;
import java.util.Optional;

/** One line for people about a transition. */
final class Summary {

  private Summary() {}

  static String of(Rule rule, Series series, Transition step, Assessment assessment) {
    Condition condition = rule.condition();
    String measure = condition.measure().key();
    String value = condition.format(assessment.value());
    String limits = limits(condition, assessment.limits());
    String what =
        switch (step.cause()) {
          case CORRECTION, RETRACTION ->
              "%s was %s after all (%s), late events tell".formatted(measure, value, limits);
          default ->
              switch (step.state()) {
                case FIRING -> "%s is %s (%s)".formatted(measure, value, limits);
                case PENDING ->
                    "%s is %s (%s), not yet for %d s"
                        .formatted(measure, value, limits, rule.hold().toSeconds());
                case RESOLVED ->
                    "%s is back at %s after %d s (%s)"
                        .formatted(measure, value, seconds(step), limits);
                default -> "%s is %s (%s)".formatted(measure, value, limits);
              };
        };
    return place(rule, series) + ": " + what;
  }

  /**
   * @param last the window that was heard of last
   */
  static String ofSilence(Rule rule, Series series, Transition step, Window last) {
    long silence = Duration.ofMillis(step.at() - last.end()).toSeconds();
    return "%s: nothing was heard of %s for %d s"
        .formatted(place(rule, series), rule.condition().measure().key(), Math.max(0, silence));
  }

  /**
   * @param value what is watched, if that was heard, too
   */
  static String ofHearing(Rule rule, Series series, Optional<Assessment> value) {
    String again =
        "%s: %s is heard of again".formatted(place(rule, series), rule.condition().measure().key());
    return value.map(it -> again + ", at " + rule.condition().format(it.value())).orElse(again);
  }

  private static String limits(Condition condition, Limits limits) {
    String upper = condition.format(limits.threshold());
    String symbol = limits.comparison().symbol();
    return limits.lowerLimit().isPresent()
        ? "%s %s to %s"
            .formatted(symbol, condition.format(limits.lowerLimit().getAsDouble()), upper)
        : symbol + " " + upper;
  }

  private static long seconds(Transition step) {
    return Duration.ofMillis(step.at() - step.since()).toSeconds();
  }

  private static String place(Rule rule, Series series) {
    Optional<VariantName> variant =
        rule.variants().areToldApart() ? VariantName.parse(series.name()) : Optional.empty();
    String name = variant.map(VariantName::series).orElse(series.name());
    String place = Scope.TOTAL.equals(name) ? series.service() : series.service() + ", " + name;
    return variant.map(it -> place + ", " + it.words()).orElse(place);
  }
}
