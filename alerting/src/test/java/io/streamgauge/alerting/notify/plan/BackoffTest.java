package io.streamgauge.alerting.notify.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BackoffTest {

  private static final Optional<Duration> NOTHING_ASKED = Optional.empty();

  private final Backoff backoff = new Backoff(new SplittableRandom(7));

  @Test
  void waitsTwiceAsLongAfterEachFailureUpToFiveMinutes() {
    for (int failures = 0; failures < 30; failures++) {
      long all = Math.min(300_000, 1000L << Math.min(failures, 20));

      assertThat(backoff.failed(NOTHING_ASKED).toMillis()).isBetween(all / 2, all);
    }
  }

  @Test
  void beginsAnewAfterASuccess() {
    for (int i = 0; i < 10; i++) {
      backoff.failed(NOTHING_ASKED);
    }
    backoff.succeeded();

    assertThat(backoff.failed(NOTHING_ASKED).toMillis()).isBetween(500L, 1000L);
  }

  @Test
  void waitsForWhatTheTargetAsksForButNotForLongerThanAnHour() {
    assertThat(backoff.failed(Optional.of(Duration.ofSeconds(90)))).hasSeconds(90);
    assertThat(backoff.failed(Optional.of(Duration.ofDays(2)))).hasHours(1);
    assertThat(backoff.failed(Optional.of(Duration.ZERO))).isPositive();
  }
}
