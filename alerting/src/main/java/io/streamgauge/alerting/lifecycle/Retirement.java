package io.streamgauge.alerting.lifecycle;

import static java.util.Objects.requireNonNull;

import io.streamgauge.alert.Alert;
import io.streamgauge.alert.AlertState;
import io.streamgauge.alerting.lifecycle.Life.Firing;
import io.streamgauge.alerting.rules.Rule;
import io.streamgauge.alerting.rules.Rules;
import java.util.Optional;

/**
 * Resolves alerts that no rule watches any more, because the rule file has changed; no window would
 * ever resolve them.
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
    if (!(track.life() instanceof Firing firing) || watched(latest)) {
      return Optional.empty();
    }
    return Optional.of(
        new Plan(
            new Track(firing.retired(), track.judged(), track.transitions() + 1, Recent.NONE),
            Optional.of(resolved(latest, track, now))));
  }

  private boolean watched(Alert alert) {
    return rules
        .find(alert.getRule())
        .filter(rule -> rule.watches(alert.getService(), alert.getSeries()))
        .map(Rule::condition)
        .filter(condition -> condition.measure().key().equals(alert.getMeasure()))
        .isPresent();
  }

  private static Alert resolved(Alert latest, Track track, long now) {
    return Alert.newBuilder(latest)
        .setState(AlertState.RESOLVED)
        .setAt(Math.max(now, latest.getAt()))
        .setSequence(track.transitions())
        .setSummary(
            "%s, %s: no rule watches this any more"
                .formatted(latest.getService(), latest.getSeries()))
        .build();
  }
}
