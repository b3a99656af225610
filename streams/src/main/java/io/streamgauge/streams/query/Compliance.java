package io.streamgauge.streams.query;

import io.streamgauge.streams.latency.Distribution;
import java.time.Duration;

/**
 * How far durations and errors keep to an objective.
 *
 * @param target in seconds
 * @param within events that took at most that long
 * @param share those of all, 0 to 1
 * @param withoutErrors events that did not fail, of all, 0 to 1
 */
public record Compliance(double target, long within, double share, double withoutErrors) {

  static Compliance of(Distribution durations, Duration target) {
    long within = durations.atMost(target.toNanos());
    double count = durations.count();
    return new Compliance(
        Units.seconds(target.toNanos()),
        within,
        within / count,
        (count - durations.errors()) / count);
  }
}
