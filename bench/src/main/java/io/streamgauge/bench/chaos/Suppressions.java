package io.streamgauge.bench.chaos;

import io.streamgauge.alert.Alert;
import io.streamgauge.alert.AlertState;
import io.streamgauge.alert.Cause;
import io.streamgauge.alerting.quiet.Inhibitions;
import io.streamgauge.alerting.quiet.Phase;
import io.streamgauge.alerting.quiet.Quiet;
import io.streamgauge.alerting.quiet.Reason;
import io.streamgauge.alerting.quiet.Silencing;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What kept alerts quiet, held against the silences that were asked for and the rules of
 * inhibition. When a suppression begins and ends depends on when alerting heard of its reason, so
 * up to then nothing is said; but each has a reason that there is, no silence counts where it must
 * not or fails to where it must, and in the end exactly that is suppressed which has to be.
 */
final class Suppressions {

  private static final Set<Cause> QUIETING = EnumSet.of(Cause.SILENCE, Cause.INHIBITION);

  private final Map<String, List<Alert>> published;
  private final List<AskedSilence> silences;
  private final Inhibitions inhibitions;
  private final long now;
  private final List<String> differences;

  /**
   * @param published the transitions of each alert
   * @param now by the wall clock, epoch milliseconds
   * @param differences where differences are noted
   */
  Suppressions(
      Map<String, List<Alert>> published,
      List<AskedSilence> silences,
      Inhibitions inhibitions,
      long now,
      List<String> differences) {
    this.published = published;
    this.silences = silences;
    this.inhibitions = inhibitions;
    this.now = now;
    this.differences = differences;
  }

  /** Notes suppressions that have no reason, or began or ended when they must not. */
  void compareSteps() {
    published.values().forEach(transitions -> transitions.forEach(this::requireReason));
    for (AskedSilence silence : silences) {
      published.values().stream()
          .flatMap(List::stream)
          .filter(each -> isOutOfTime(each, silence))
          .forEach(
              each -> differences.add("silence %s is not followed: %s".formatted(silence, each)));
    }
  }

  private void requireReason(Alert step) {
    boolean quiet = step.getState() == AlertState.SUPPRESSED;
    if (quiet != QUIETING.contains(step.getCause())
        || quiet == step.getSuppressedBy().isEmpty()
        || quiet && !hasReason(step)) {
      differences.add("there is no reason for this suppression, or no suppression: " + step);
    }
  }

  private boolean hasReason(Alert step) {
    if (step.getCause() == Cause.SILENCE) {
      return silences.stream()
          .anyMatch(it -> it.id().equals(step.getSuppressedBy()) && it.fits(step));
    }
    return published.getOrDefault(step.getSuppressedBy(), List.of()).stream()
        .filter(source -> isBreach(source.getState()))
        .anyMatch(source -> inhibitions.keeping(step, List.of(source)).isPresent());
  }

  private static boolean isBreach(AlertState state) {
    return state == AlertState.FIRING || state == AlertState.SUPPRESSED;
  }

  private boolean isOutOfTime(Alert step, AskedSilence silence) {
    if (step.getState() == AlertState.SUPPRESSED && step.getSuppressedBy().equals(silence.id())) {
      return silence.over().filter(over -> isAfter(step, over)).isPresent()
          || step.getPrevious() == AlertState.FIRING
              && step.getAt() < silence.silencing().silence().getStart();
    }
    return step.getState() == AlertState.FIRING
        && silence.fits(step)
        && silence
            .active()
            .filter(active -> isAfter(step, active) && isBefore(step, silence.silencing()))
            .isPresent();
  }

  /** Suppressed and released alerts have times by the wall clock, all other steps windows. */
  private static boolean isAfter(Alert step, Moment moment) {
    return isByClock(step)
        ? step.getAt() >= moment.clock()
        : step.getWindowStart() >= moment.event();
  }

  private static boolean isByClock(Alert step) {
    return step.getCause() == Cause.RELEASE || step.getPrevious() == AlertState.FIRING;
  }

  /** Whether a silence was not over yet, for sure: nobody knows when a window was judged. */
  private boolean isBefore(Alert step, Silencing silence) {
    return isByClock(step)
        ? step.getAt() < silence.until() - Moment.MARGIN_MILLIS
        : now < silence.until();
  }

  /**
   * Notes alerts that are suppressed and should not be, or are not.
   *
   * @param loud the transitions that follow if nothing is kept quiet
   */
  void compareStates(Map<String, List<Alert>> loud) {
    List<Alert> latest = loud.values().stream().map(Suppressions::last).toList();
    Quiet quiet =
        new Quiet(
            silences.stream()
                .map(AskedSilence::silencing)
                .filter(each -> each.phase(now) == Phase.ACTIVE)
                .toList(),
            inhibitions,
            latest.stream().filter(each -> inhibitions.isSource(each, now)).toList());
    Set<Cause> met = EnumSet.noneOf(Cause.class);
    for (Alert alert : latest) {
      List<Alert> found = published.getOrDefault(alert.getId(), List.of());
      if (alert.getState() == AlertState.FIRING && !found.isEmpty()) {
        Optional<Reason> reason = quiet.reason(alert);
        reason.ifPresent(it -> met.add(it.cause()));
        compare(last(found), reason);
      }
    }
    if (!met.equals(QUIETING)) {
      differences.add("in the end something has to be suppressed by both, and is by " + met);
    }
  }

  private void compare(Alert found, Optional<Reason> reason) {
    AlertState expected = reason.isPresent() ? AlertState.SUPPRESSED : AlertState.FIRING;
    if (found.getState() != expected) {
      differences.add(
          "alert %s: in the end it is %s by %s, and should be %s by %s"
              .formatted(
                  found.getId(),
                  found.getState(),
                  found.getSuppressedBy(),
                  expected,
                  reason.map(Reason::by).orElse("nothing")));
    }
  }

  private static Alert last(List<Alert> transitions) {
    return transitions.get(transitions.size() - 1);
  }
}
