package io.streamgauge.bench.chaos;

import io.streamgauge.alert.Alert;
import io.streamgauge.alert.AlertState;
import java.util.List;
import java.util.Map;

/**
 * Follows the transitions of one alert as a notifier has to, that tells each at once where it can:
 * what is told is known, so whatever was not told by then waited. Of what waits, a later transition
 * overtakes an earlier one, which is counted; a suppression takes a firing back.
 */
final class Telling {

  private final String id;
  private final Map<Long, Integer> told;
  private final List<String> differences;
  private Alert waiting;
  private int overtaken;

  /** Whether the target was told that the alert fires, and of no end since. */
  private boolean goesOn;

  /**
   * Whether a firing was taken back that the target may have heard of, for all the notifier knows.
   */
  private boolean takenBack;

  /**
   * @param told numbers of the transitions that were told, with how many each says to have
   *     overtaken
   */
  Telling(String id, Map<Long, Integer> told, List<String> differences) {
    this.id = id;
    this.told = told;
    this.differences = differences;
  }

  void follow(Alert transition) {
    switch (transition.getState()) {
      case FIRING, NO_DATA -> await(transition);
      case RESOLVED, INACTIVE -> end(transition);
      case SUPPRESSED -> suppress(transition);
      case PENDING, UNKNOWN -> requireUntold(transition, "nobody has to act on that");
    }
  }

  private void end(Alert transition) {
    if (goesOn || waiting != null) {
      await(transition);
    } else if (!takenBack && told.getOrDefault(transition.getSequence(), 1) == 0) {
      // One that has overtaken another end comes from who did not know that this one was told.
      tooMuch(transition, "the target was not told that it fires");
    }
    takenBack = false;
  }

  private void suppress(Alert transition) {
    requireUntold(transition, "it is suppressed");
    if (waiting != null && isActive(waiting)) {
      waiting = null;
      overtaken = 0;
      takenBack = true;
    }
  }

  private void await(Alert transition) {
    overtaken += waiting == null ? 0 : 1;
    waiting = transition;
    Integer said = told.get(transition.getSequence());
    if (said == null) {
      return;
    }
    if (said < overtaken) {
      differences.add(
          "alert %s: transition %d was told with %d overtaken, %d before it were not told"
              .formatted(id, transition.getSequence(), said, overtaken));
    }
    waiting = null;
    overtaken = 0;
    goesOn = isActive(transition);
  }

  private static boolean isActive(Alert transition) {
    return transition.getState() == AlertState.FIRING
        || transition.getState() == AlertState.NO_DATA;
  }

  private void requireUntold(Alert transition, String why) {
    if (told.containsKey(transition.getSequence())) {
      tooMuch(transition, why);
    }
  }

  private void tooMuch(Alert transition, String why) {
    differences.add(
        "alert %s: transition %d to %s was told, but %s"
            .formatted(id, transition.getSequence(), transition.getState(), why));
  }

  /** There are no more transitions. */
  void end() {
    if (waiting != null) {
      differences.add(
          "alert %s: transition %d to %s was never told"
              .formatted(id, waiting.getSequence(), waiting.getState()));
    }
  }
}
