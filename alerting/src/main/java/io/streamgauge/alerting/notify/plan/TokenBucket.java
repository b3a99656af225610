package io.streamgauge.alerting.notify.plan;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;

/**
 * Keeps a {@link RateLimit}: that many at once, and then one for each share of the time. Not
 * thread-safe.
 */
public final class TokenBucket {

  /** One, but for what rounding takes away. */
  private static final double ENOUGH = 1 - 1e-9;

  private final RateLimit limit;
  private final double perNano;
  private double tokens;
  private Instant at;

  public TokenBucket(RateLimit limit, Instant now) {
    this.limit = requireNonNull(limit, "limit");
    perNano = (double) limit.count() / limit.per().toNanos();
    tokens = limit.count();
    at = requireNonNull(now, "now");
  }

  /** When the next may go out: now, or later. */
  public Instant next(Instant now) {
    refill(now);
    return tokens >= ENOUGH ? now : now.plusNanos((long) Math.ceil((1 - tokens) / perNano));
  }

  /** One goes out. */
  public void take(Instant now) {
    refill(now);
    tokens -= 1;
  }

  /** A clock that is put back fills nothing. */
  private void refill(Instant now) {
    if (now.isAfter(at)) {
      double gained = Duration.between(at, now).toNanos() * perNano;
      tokens = Math.min(limit.count(), tokens + gained);
    }
    at = now;
  }
}
