package io.streamgauge.alerting.lifecycle;

import static java.util.Objects.requireNonNull;

/**
 * What a window says about a rule.
 *
 * @param level on which side of the thresholds the value is; only a breach is told of a window that
 *     still fills
 * @param value in the unit of the rule's measure
 */
public record Verdict(Level level, double value, Window window) {

  /** On which side of a rule's thresholds a value is. */
  public enum Level {
    BREACH,

    /** Not in breach any more, and not yet clear of it. */
    BETWEEN,
    QUIET
  }

  public Verdict {
    requireNonNull(level, "level");
    requireNonNull(window, "window");
    if (level != Level.BREACH && !window.complete()) {
      throw new IllegalArgumentException("a window that still fills is not quiet: " + window);
    }
  }

  /** The same value and window, judged otherwise. */
  Verdict at(Level other) {
    return new Verdict(other, value, window);
  }
}
