package io.streamgauge.alerting.rules;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How far back windows of one length have to be remembered.
 *
 * @param back from the start of the window that is judged
 */
public record Reach(Duration resolution, Duration back) {

  public Reach {
    requireNonNull(resolution, "resolution");
    requireNonNull(back, "back");
  }
}
