package io.streamgauge.alerting.lifecycle;

import io.streamgauge.alert.Cause;
import io.streamgauge.alerting.lifecycle.Life.Firing;
import io.streamgauge.alerting.lifecycle.Life.Inactive;
import io.streamgauge.alerting.lifecycle.Life.NoData;
import io.streamgauge.alerting.lifecycle.Life.Pending;
import io.streamgauge.alerting.lifecycle.Life.Resolved;
import io.streamgauge.alerting.lifecycle.Verdict.Level;
import io.streamgauge.alerting.rules.Absence;
import io.streamgauge.alerting.rules.Assessment;
import io.streamgauge.alerting.rules.Past;
import io.streamgauge.alerting.rules.Rule;
import io.streamgauge.metric.WindowState;
import java.util.Optional;

/**
 * Finds the next step in an alert's life. A window older than the latest one judged is history: a
 * fired alert neither resolves nor fires again because of it. There are two exceptions. What is
 * pending can still be given up because of it; and where late events show that a window did not
 * breach which had been called a breach, an alert that would not have fired without it is taken
 * back: corrected within the grace, retracted beyond it.
 */
public final class Planner {

  /** What follows from a verdict. */
  public Plan plan(Rule rule, Series series, Track track, Verdict verdict) {
    Track noted = track.judging(verdict.window(), track.recent().noting(verdict, track.judged()));
    if (track.recent().isOverturnedBy(verdict, track.judged())
        && new Replay(rule, noted, verdict.window()).overturns()) {
      return overturned(rule, series, track, noted, verdict);
    }
    Optional<Verdict> whole = whole(rule, noted.recent(), verdict);
    boolean isHistory = verdict.window().start() < track.judged();
    return whole.isEmpty() || isHistory && !(track.life() instanceof Pending)
        ? new Plan(noted, Optional.empty())
        : step(rule, series, noted, whole.get());
  }

  private static Plan overturned(
      Rule rule, Series series, Track track, Track noted, Verdict verdict) {
    Window window = verdict.window();
    Cause cause =
        track.recent().wasFinal(window, track.judged()) ? Cause.RETRACTION : Cause.CORRECTION;
    Life life = track.life();
    Life next = new Resolved(life.since(window.start()), true);
    long at = Math.max(noted.judged() + window.length(), life.since(0));
    return told(rule, series, noted, verdict, Transition.of(life, next, cause, at));
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

  private static Plan step(Rule rule, Series series, Track noted, Verdict verdict) {
    Window window = verdict.window();
    Life next =
        switch (verdict.level()) {
          case BREACH -> noted.life().breached(window, rule.hold());
          case BETWEEN -> noted.life().between(window);
          case QUIET -> noted.life().quiet(window, rule.keepFiring());
        };
    Cause cause = verdict.level() == Level.BREACH ? Cause.BREACH : Cause.CLEARED;
    return Transition.between(noted.life(), next, cause, window.knownUntil())
        .map(transition -> told(rule, series, noted, verdict, transition))
        .orElseGet(() -> new Plan(noted.at(next), Optional.empty()));
  }

  private static Plan told(
      Rule rule, Series series, Track track, Verdict verdict, Transition transition) {
    Track after = track.telling(transition.to(), transition.at());
    return new Plan(
        after,
        Optional.of(
            Alerts.of(rule, series, transition, track.transitions(), after)
                .by(verdict.assessment(), verdict.observation())));
  }

  /**
   * What follows from hearing of a series, whatever its value is: there is data again. Only for
   * rules that {@linkplain Rule#mindsSilence() mind}. Of what fired before nobody knows yet whether
   * it still would, so it goes on without data until a verdict says so.
   *
   * @param judged whether there is a verdict about the window, or may be when it is complete
   */
  public Plan hear(Rule rule, Series series, Track track, Observation observation, boolean judged) {
    Track heard = track.hearing(observation.window());
    Life life = track.life();
    Life next =
        life instanceof NoData silent && !(judged && silent.before() instanceof Firing)
            ? silent.before()
            : life;
    if (rule.condition() instanceof Absence && life instanceof Firing) {
      next = life.ended();
    }
    long at = Math.max(observation.window().knownUntil(), life.since(0));
    return Transition.between(life, next, Cause.CLEARED, at)
        .map(transition -> heardAgain(rule, series, heard, observation, transition))
        .orElseGet(() -> new Plan(heard, Optional.empty()));
  }

  private static Plan heardAgain(
      Rule rule, Series series, Track heard, Observation observation, Transition transition) {
    Track after = heard.telling(transition.to(), transition.at());
    Alerts alerts = Alerts.of(rule, series, transition, heard.transitions(), after);
    Optional<Assessment> value =
        Evaluator.reading(rule.condition(), observation)
            .flatMap(reading -> rule.condition().assess(reading, Past.NOTHING));
    return new Plan(after, Optional.of(alerts.byHearing(value, observation)));
  }

  /**
   * What follows from a silence that has lasted for long enough.
   *
   * @param now event time up to which everything has been judged, epoch milliseconds
   */
  public Plan silent(Rule rule, Series series, Track track, long now) {
    Life next = silent(rule, track);
    return Transition.between(track.life(), next, Cause.NO_DATA, Math.max(now, track.heard()))
        .map(transition -> told(rule, series, track, transition))
        .orElseGet(() -> new Plan(track, Optional.empty()));
  }

  private static Life silent(Rule rule, Track track) {
    if (rule.condition() instanceof Absence) {
      return new Firing(track.heard());
    }
    return switch (rule.noData()) {
      case KEEP -> track.life();
      case RESOLVE -> track.life() instanceof Inactive ? track.life() : track.life().ended();
      case ALERT -> track.life().silent(track.heard());
    };
  }

  private static Plan told(Rule rule, Series series, Track track, Transition transition) {
    Track after = track.telling(transition.to(), transition.at());
    long length = rule.window().toMillis();
    Window last =
        new Window(track.heard() - length, track.heard(), WindowState.CLOSED, track.heard());
    return new Plan(
        after,
        Optional.of(
            Alerts.of(rule, series, transition, track.transitions(), after).bySilence(last)));
  }
}
