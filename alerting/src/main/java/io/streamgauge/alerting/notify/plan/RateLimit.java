package io.streamgauge.alerting.notify.plan;

import java.time.Duration;

/**
 * How many notifications may go out.
 *
 * @param count how many, 1 or more
 * @param per in which time
 */
public record RateLimit(int count, Duration per) {

  public RateLimit {
    if (count < 1) {
      throw new IllegalArgumentException("count is " + count + ", allowed is 1 or more");
    }
    if (per.isNegative() || per.isZero()) {
      throw new IllegalArgumentException("per is " + per + ", allowed is more than 0");
    }
  }
}
