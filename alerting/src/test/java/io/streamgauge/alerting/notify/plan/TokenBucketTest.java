package io.streamgauge.alerting.notify.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TokenBucketTest {

  private static final Instant START = Instant.parse("2026-11-21T12:00:00Z");

  private final TokenBucket bucket =
      new TokenBucket(new RateLimit(2, Duration.ofMinutes(1)), START);

  @Test
  void letsOutSoManyAtOnceAndThenOneForEachShareOfTheTime() {
    bucket.take(START);
    bucket.take(START);

    Instant third = bucket.next(START);
    assertThat(third).isEqualTo(START.plusSeconds(30));
    assertThat(bucket.next(third)).isEqualTo(third);
    bucket.take(third);
    assertThat(bucket.next(third)).isEqualTo(START.plusSeconds(60));
  }

  @Test
  void savesNoMoreThanTheLimit() {
    Instant later = START.plus(Duration.ofDays(1));
    bucket.take(later);
    bucket.take(later);

    assertThat(bucket.next(later)).isAfter(later);
  }

  @Test
  void gainsNothingFromAClockThatIsPutBack() {
    bucket.take(START);
    bucket.take(START);
    Instant before = START.minusSeconds(3600);

    assertThat(bucket.next(before)).isEqualTo(before.plusSeconds(30));
  }
}
