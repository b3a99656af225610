package io.streamgauge.alerting.lifecycle;

import static java.util.Objects.requireNonNull;

/**
 * What a window says about a rule.
 *
 * @param breach whether the rule's condition holds; a verdict without breach is always about a
 *     complete window
 * @param value in the unit of the rule's measure
 */
public record Verdict(boolean breach, double value, Window window) {

  public Verdict {
    requireNonNull(window, "window");
    if (!breach && !window.complete()) {
      throw new IllegalArgumentException("a window that still fills is not quiet: " + window);
    }
  }
}
