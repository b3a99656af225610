package io.streamgauge.alerting.notify.plan;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;
import java.util.random.RandomGenerator;

/**
 * How long to wait after a failure: twice as long after each, between half of it and all of it by
 * chance, so that not everyone comes back at once. Not thread-safe.
 */
public final class Backoff {

  private static final Duration FIRST = Duration.ofSeconds(1);
  private static final Duration LONGEST = Duration.ofMinutes(5);

  /** A target may ask for more patience than ours, but not for any. */
  private static final Duration LONGEST_ASKED_FOR = Duration.ofHours(1);

  private static final int MOST_DOUBLINGS = 20;

  private final RandomGenerator random;
  private int failures;

  public Backoff(RandomGenerator random) {
    this.random = requireNonNull(random, "random");
  }

  /**
   * The wait after one more failure.
   *
   * @param askedFor what the target asks for; it is waited for that long at least
   */
  public Duration failed(Optional<Duration> askedFor) {
    long all = FIRST.toMillis() << Math.min(failures, MOST_DOUBLINGS);
    all = Math.min(all, LONGEST.toMillis());
    failures++;
    Duration ours = Duration.ofMillis(all / 2 + random.nextLong(all / 2 + 1));
    return askedFor
        .map(asked -> asked.compareTo(LONGEST_ASKED_FOR) > 0 ? LONGEST_ASKED_FOR : asked)
        .filter(asked -> asked.compareTo(ours) > 0)
        .orElse(ours);
  }

  /** Whether the last try failed. */
  public boolean failing() {
    return failures > 0;
  }

  public void succeeded() {
    failures = 0;
  }
}
