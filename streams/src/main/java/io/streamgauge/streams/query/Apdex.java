package io.streamgauge.streams.query;

import io.streamgauge.streams.latency.Distribution;
import java.time.Duration;

/**
 * The Apdex score of durations: satisfied are those of at most the target, tolerating those of at
 * most four times as much. It knows durations only: an event that failed counts by its duration.
 *
 * @param target in seconds
 * @param score 0 to 1: satisfied and half of tolerating, of all
 * @param satisfied events that took at most the target
 * @param tolerating events that took longer than that, and at most four times the target
 * @param frustrated events that took longer than four times the target
 */
public record Apdex(double target, double score, long satisfied, long tolerating, long frustrated) {

  private static final int TOLERABLE = 4;

  static Apdex of(Distribution durations, Duration target) {
    long satisfied = durations.atMost(target.toNanos());
    long tolerating = durations.atMost((double) TOLERABLE * target.toNanos()) - satisfied;
    long count = durations.count();
    return new Apdex(
        Units.seconds(target.toNanos()),
        (satisfied + tolerating / 2.0) / count,
        satisfied,
        tolerating,
        count - satisfied - tolerating);
  }
}
