package io.streamgauge.alerting.lifecycle;

import static java.util.Objects.requireNonNull;

import io.streamgauge.alerting.rules.Assessment;

/**
 * What a window says about a rule.
 *
 * @param level on which side of the limits the value is; only a breach is told of a window that
 *     still fills
 * @param assessment the value, and the limits that hold for it
 * @param observation the window with all that is known of it
 */
public record Verdict(Level level, Assessment assessment, Observation observation) {

  /** On which side of a rule's limits a value is. */
  public enum Level {
    BREACH,

    /** Not in breach any more, and not yet clear of it. */
    BETWEEN,
    QUIET
  }

  public Verdict {
    requireNonNull(level, "level");
    requireNonNull(assessment, "assessment");
    requireNonNull(observation, "observation");
    if (level != Level.BREACH && !observation.window().complete()) {
      throw new IllegalArgumentException(
          "a window that still fills is not quiet: " + observation.window());
    }
  }

  Window window() {
    return observation.window();
  }

  /** The same value and window, judged otherwise. */
  Verdict at(Level other) {
    return new Verdict(other, assessment, observation);
  }
}
