package io.streamgauge.alerting.lifecycle;

import io.streamgauge.alerting.lifecycle.Life.Pending;
import io.streamgauge.alerting.lifecycle.Verdict.Level;
import io.streamgauge.alerting.rules.Rule;
import java.util.Optional;

/**
 * Finds the next step in an alert's life. A window older than the latest one judged is history: a
 * fired alert neither resolves nor fires again because of it. Only what is pending, of which nobody
 * was told, can still be given up because of it.
 */
public final class Planner {

  public Plan plan(Rule rule, Series series, Track track, Verdict verdict) {
    Recent recent =
        rule.quorum().isOne() ? Recent.NONE : track.recent().noting(verdict, track.judged());
    Optional<Verdict> whole = whole(rule, recent, verdict);
    boolean isHistory = verdict.window().start() < track.judged();
    return whole.isEmpty() || isHistory && !(track.life() instanceof Pending)
        ? new Plan(step(track, track.life(), verdict, recent, 0), Optional.empty())
        : plan(rule, series, track, whole.get(), recent);
  }

  /** What the latest windows say together; empty where one that still fills decides nothing. */
  private static Optional<Verdict> whole(Rule rule, Recent recent, Verdict last) {
    if (rule.quorum().isOne() || recent.reaches(rule.quorum())) {
      return Optional.of(rule.quorum().isOne() ? last : last.at(Level.BREACH));
    }
    if (!last.window().complete()) {
      return Optional.empty();
    }
    return Optional.of(last.level() == Level.BREACH ? last.at(Level.BETWEEN) : last);
  }

  private static Plan plan(Rule rule, Series series, Track track, Verdict verdict, Recent recent) {
    Window window = verdict.window();
    Life next =
        switch (verdict.level()) {
          case BREACH -> track.life().breached(window, rule.hold());
          case BETWEEN -> track.life().between(window);
          case QUIET -> track.life().quiet(window, rule.keepFiring());
        };
    Optional<Transition> transition = Transition.between(track.life(), next);
    return new Plan(
        step(track, next, verdict, recent, transition.isPresent() ? 1 : 0),
        transition.map(it -> Alerts.alert(rule, series, it, verdict, track.transitions())));
  }

  private static Track step(Track track, Life next, Verdict last, Recent recent, int transitions) {
    long judged = Math.max(track.judged(), last.window().start());
    return new Track(next, judged, track.transitions() + transitions, recent);
  }
}
