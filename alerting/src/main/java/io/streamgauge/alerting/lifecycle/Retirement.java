package io.streamgauge.alerting.lifecycle;

import static java.util.Objects.requireNonNull;

import io.streamgauge.alert.Alert;
import io.streamgauge.alert.Cause;
import io.streamgauge.alerting.rules.Condition;
import io.streamgauge.alerting.rules.Rule;
import io.streamgauge.alerting.rules.Rules;
import java.util.Optional;

/**
 * Ends alerts that no rule watches any more, because the rule file has changed; no window would
 * ever end them.
 */
public final class Retirement {

  private final Rules rules;

  public Retirement(Rules rules) {
    this.rules = requireNonNull(rules, "rules");
  }

  /**
   * What follows for an alert, if anything.
   *
   * @param latest its latest transition
   * @param now epoch milliseconds
   */
  public Optional<Plan> plan(Alert latest, Track track, long now) {
    Life next = track.life().ended();
    if (next.state() == track.life().state() || watched(latest)) {
      return Optional.empty();
    }
    long at = Math.max(now, latest.getAt());
    return Optional.of(
        new Plan(
            track.forgetting().telling(next, at), Optional.of(ended(latest, track, next, at))));
  }

  private boolean watched(Alert alert) {
    return rules
        .find(alert.getRule())
        .filter(rule -> rule.watches(alert.getService(), alert.getSeries()))
        .filter(rule -> rule.variants().areToldApart() != alert.getVariant().isEmpty())
        .map(Rule::condition)
        .map(Condition::measure)
        .filter(measure -> measure.key().equals(alert.getMeasure()))
        .isPresent();
  }

  private static Alert ended(Alert latest, Track track, Life next, long at) {
    return Alert.newBuilder(latest)
        .setState(next.state())
        .setPrevious(track.life().state())
        .setCause(Cause.RULE_GONE)
        .setAt(at)
        .setSequence(track.transitions())
        .setSummary(
            "%s, %s: no rule watches this any more"
                .formatted(latest.getService(), latest.getSeries()))
        .build();
  }
}
