package io.streamgauge.alerting.notify.channel;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/** How one try to tell something went. */
public sealed interface Outcome {

  /** The target has it. */
  Outcome DELIVERED = new Delivered();

  /** The target has it. */
  record Delivered() implements Outcome {}

  /**
   * The target does not have it, or has not said so.
   *
   * @param why for people; may hold secrets
   * @param permanent whether it would fail in the same way however often it is tried
   * @param retryAfter how long the target asks to be left alone
   */
  record Failed(String why, boolean permanent, Optional<Duration> retryAfter) implements Outcome {

    public Failed {
      requireNonNull(why, "why");
      requireNonNull(retryAfter, "retryAfter");
    }
  }

  /** A failure after which it is worth to try again. */
  static Outcome failed(String why) {
    return new Failed(why, false, Optional.empty());
  }
}
