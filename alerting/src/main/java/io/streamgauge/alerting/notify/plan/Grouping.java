package io.streamgauge.alerting.notify.plan;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * How alerts are told together.
 *
 * @param by what the alerts of one notification have in common; nothing for all in one
 * @param delay how long a group is waited for, so that what comes together is told together
 * @param repeat how often what goes on is told again; empty for never
 */
public record Grouping(List<String> by, Duration delay, Optional<Duration> repeat) {

  public Grouping {
    by = List.copyOf(by);
    requireNonNull(delay, "delay");
    requireNonNull(repeat, "repeat");
    if (delay.isNegative()) {
      throw new IllegalArgumentException("delay is " + delay + ", allowed is 0 or more");
    }
    if (repeat.isPresent() && repeat.get().compareTo(Duration.ofSeconds(1)) < 0) {
      throw new IllegalArgumentException("repeat is " + repeat.get() + ", allowed is 1 s or more");
    }
  }
}
