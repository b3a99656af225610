package io.streamgauge.streams.window;

import java.time.Duration;

/**
 * How often results leave a task, by the wall clock.
 *
 * @param report how often changed windows are reported, above 0
 * @param commit how often results become visible to others, above 0; less often where very many
 *     series are live
 */
public record Cadence(Duration report, Duration commit) {

  /** What live analytics use. */
  public static final Cadence LIVE = new Cadence(Duration.ofSeconds(1), Duration.ofMillis(400));

  public Cadence {
    requirePositive("report", report);
    requirePositive("commit", commit);
  }

  private static void requirePositive(String name, Duration value) {
    if (value.isNegative() || value.isZero()) {
      throw new IllegalArgumentException(name + " is " + value + ", allowed is above 0");
    }
  }
}
