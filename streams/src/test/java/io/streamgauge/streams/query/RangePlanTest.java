package io.streamgauge.streams.query;

import static io.streamgauge.streams.window.Resolution.ONE_HOUR;
import static io.streamgauge.streams.window.Resolution.ONE_MINUTE;
import static io.streamgauge.streams.window.Resolution.TEN_SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.streamgauge.streams.query.RangePlan.Part;
import io.streamgauge.streams.store.Retention;
import io.streamgauge.streams.store.StoreNames;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RangePlanTest {

  private static final long HOUR = Instant.parse("2026-03-01T10:00:00Z").toEpochMilli();
  private static final long NOW = HOUR + Duration.ofHours(3).toMillis();

  @Test
  void readsHoursInsideAndFinerWindowsTowardsTheEnds() {
    long from = HOUR - seconds(90);
    long to = HOUR + seconds(3600 + 120 + 20);

    assertThat(RangePlan.of(from, to, NOW, Retention.DEFAULT).parts())
        .containsExactly(
            new Part(TEN_SECONDS, from, HOUR - seconds(60)),
            new Part(ONE_MINUTE, HOUR - seconds(60), HOUR),
            new Part(ONE_HOUR, HOUR, HOUR + seconds(3600)),
            new Part(ONE_MINUTE, HOUR + seconds(3600), HOUR + seconds(3720)),
            new Part(TEN_SECONDS, HOUR + seconds(3720), to));
  }

  @Test
  void widensToWholeWindows() {
    assertThat(RangePlan.of(HOUR + 1, HOUR + 2, NOW, Retention.DEFAULT).parts())
        .containsExactly(new Part(TEN_SECONDS, HOUR, HOUR + seconds(10)));
  }

  @Test
  void widensToWholeMinutesWhereNothingFinerIsKept() {
    WindowQuery query =
        new WindowQuery(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty())
            .over(HOUR + seconds(10), HOUR + seconds(70));

    assertThat(
            RangePlan.of(
                    query,
                    NOW,
                    Retention.DEFAULT.ofVariants(),
                    StoreNames.LATENCY_VARIANTS.resolutions())
                .parts())
        .containsExactly(new Part(ONE_MINUTE, HOUR, HOUR + seconds(120)));
  }

  @Test
  void widensToCoarserWindowsWhereFineOnesHaveExpired() {
    long longAgo = HOUR - Duration.ofDays(2).toMillis();

    assertThat(
            RangePlan.of(longAgo + seconds(70), longAgo + seconds(80), NOW, Retention.DEFAULT)
                .parts())
        .containsExactly(new Part(ONE_MINUTE, longAgo + seconds(60), longAgo + seconds(120)));
  }

  @Test
  void coversAnyRangeWithoutGapOrOverlap() {
    Random random = new Random(7);
    for (int i = 0; i < 2000; i++) {
      long from = HOUR + random.nextInt(40_000_000);
      long to = from + 1 + random.nextInt(40_000_000);
      long at = TEN_SECONDS.startOf(from);
      for (Part part : RangePlan.of(from, to, from, Retention.DEFAULT).parts()) {
        assertThat(part.from()).isEqualTo(at).isEqualTo(part.resolution().startOf(part.from()));
        assertThat(part.to()).isEqualTo(part.resolution().startOf(part.to())).isGreaterThan(at);
        at = part.to();
      }
      assertThat(at).isBetween(to, to + seconds(10) - 1);
    }
  }

  private static long seconds(long seconds) {
    return seconds * 1000;
  }
}
