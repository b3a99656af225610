package io.streamgauge.alerting.rules;

import static java.util.Objects.requireNonNull;

/**
 * What a window comes to.
 *
 * @param value what is held against the limits: the measure's value, or what was made of it
 */
public record Assessment(double value, Limits limits) {

  public Assessment {
    requireNonNull(limits, "limits");
  }
}
