package io.streamgauge.alerting.lifecycle;

import io.streamgauge.alert.AlertState;
import io.streamgauge.alerting.lifecycle.Life.Firing;
import io.streamgauge.alerting.lifecycle.Life.Resolved;
import java.util.Optional;

/**
 * A step in an alert's life that the world is told of.
 *
 * @param since event time at which the breach began, epoch milliseconds
 */
record Transition(AlertState to, long since) {

  static Optional<Transition> between(Life before, Life after) {
    if (after instanceof Firing firing && !(before instanceof Firing)) {
      return Optional.of(new Transition(AlertState.FIRING, firing.since()));
    }
    if (after instanceof Resolved resolved && !(before instanceof Resolved)) {
      return Optional.of(new Transition(AlertState.RESOLVED, resolved.since()));
    }
    return Optional.empty();
  }
}
