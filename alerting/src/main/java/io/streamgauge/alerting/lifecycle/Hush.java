package io.streamgauge.alerting.lifecycle;

import static java.util.Objects.requireNonNull;

import io.streamgauge.alert.Alert;
import io.streamgauge.alert.AlertState;
import io.streamgauge.alert.Cause;
import io.streamgauge.alerting.lifecycle.Life.Suppressed;
import io.streamgauge.alerting.quiet.Quiet;
import io.streamgauge.alerting.quiet.Reason;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Keeps alerts quiet. The planner knows nothing of that: it plans for what an alert would be if
 * nothing kept it quiet, and what is told of its plan is decided here.
 */
final class Hush {

  private final Supplier<Quiet> quiet;

  /**
   * @param quiet what keeps alerts quiet now; asked for seldom
   */
  Hush(Supplier<Quiet> quiet) {
    this.quiet = requireNonNull(quiet, "quiet");
  }

  /**
   * What is to be done in place of a plan.
   *
   * @param before what was remembered when the plan was made, for {@link Track#loud}
   */
  Plan settle(Track before, Plan plan) {
    Life next = plan.track().life();
    boolean wasQuiet = before.life() instanceof Suppressed;
    if (plan.transition().isEmpty()) {
      return wasQuiet ? new Plan(plan.track().at(next.suppressed()), Optional.empty()) : plan;
    }
    Alert told = plan.transition().get();
    Optional<Reason> reason = next.isLoud() ? quiet.get().reason(told) : Optional.empty();
    if (reason.isEmpty()) {
      return wasQuiet ? new Plan(plan.track(), Optional.of(afterQuiet(told))) : plan;
    }
    Track track = plan.track().at(next.suppressed());
    return wasQuiet
        ? new Plan(track.untold(before), Optional.empty())
        : new Plan(track, Optional.of(suppressed(told, reason.get())));
  }

  private static Alert afterQuiet(Alert told) {
    return Alert.newBuilder(told).setPrevious(AlertState.SUPPRESSED).build();
  }

  private static Alert suppressed(Alert told, Reason reason) {
    return Alert.newBuilder(told)
        .setState(AlertState.SUPPRESSED)
        .setCause(reason.cause())
        .setSuppressedBy(reason.by())
        .build();
  }

  /**
   * What follows for an alert from a change of what is kept quiet, if anything.
   *
   * @param present what keeps alerts quiet now
   * @param latest its latest transition
   * @param now by the wall clock, epoch milliseconds
   */
  static Optional<Plan> look(Quiet present, Alert latest, Track track, long now) {
    Life loud = track.life().loud();
    if (!loud.isLoud()) {
      return Optional.empty();
    }
    Optional<Reason> reason = present.reason(latest);
    boolean isQuiet = track.life() instanceof Suppressed;
    if (reason.isPresent() == isQuiet) {
      return Optional.empty();
    }
    return Optional.of(
        reason
            .map(it -> told(latest, track, loud.suppressed(), it.cause(), it.by(), now))
            .orElseGet(() -> told(latest, track, loud, Cause.RELEASE, "", now)));
  }

  private static Plan told(Alert latest, Track track, Life next, Cause cause, String by, long now) {
    long at = Math.max(now, latest.getAt());
    Alert alert =
        Alert.newBuilder(latest)
            .setState(next.state())
            .setPrevious(track.life().state())
            .setCause(cause)
            .setSince(next.since(latest.getSince()))
            .setAt(at)
            .setSequence(track.transitions())
            .setSuppressedBy(by)
            .build();
    return new Plan(track.telling(next, at), Optional.of(alert));
  }
}
