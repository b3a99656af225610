package io.streamgauge.alerting.lifecycle;

import io.streamgauge.alerting.lifecycle.Life.Pending;
import io.streamgauge.alerting.rules.Rule;
import java.util.Optional;

/**
 * Finds the next step in an alert's life. A window older than the latest one judged is history: a
 * fired alert neither resolves nor fires again because of it. Only what is pending, of which nobody
 * was told, can still be given up because of it.
 */
public final class Planner {

  public Plan plan(Rule rule, Series series, Track track, Verdict verdict) {
    Window window = verdict.window();
    if (window.start() < track.judged() && !(track.life() instanceof Pending)) {
      return new Plan(track, Optional.empty());
    }
    Life next =
        switch (verdict.level()) {
          case BREACH -> track.life().breached(window, rule.hold());
          case BETWEEN -> track.life().between(window);
          case QUIET -> track.life().quiet(window, rule.keepFiring());
        };
    Optional<Transition> step = Transition.between(track.life(), next);
    long judged = Math.max(track.judged(), window.start());
    long transitions = track.transitions() + (step.isPresent() ? 1 : 0);
    return new Plan(
        new Track(next, judged, transitions),
        step.map(it -> Alerts.alert(rule, series, it, verdict, track.transitions())));
  }
}
