package io.streamgauge.alerting.lifecycle;

import static java.util.Objects.requireNonNull;

import io.streamgauge.alert.AlertState;
import io.streamgauge.alert.Cause;
import java.util.Optional;

/**
 * A step in an alert's life that the world is told of.
 *
 * @param since event time at which the state's reason began, epoch milliseconds
 * @param at event time of the step
 */
record Transition(Life from, Life to, Cause cause, long since, long at) {

  Transition {
    requireNonNull(from, "from");
    requireNonNull(to, "to");
    requireNonNull(cause, "cause");
  }

  /** The step from one state to another; empty where others cannot tell the two apart. */
  static Optional<Transition> between(Life from, Life to, Cause cause, long at) {
    return from.state() == to.state() ? Optional.empty() : Optional.of(of(from, to, cause, at));
  }

  /** A step that is told in any case. */
  static Transition of(Life from, Life to, Cause cause, long at) {
    return new Transition(from, to, cause, to.since(from.since(at)), at);
  }

  AlertState state() {
    return to.state();
  }
}
