package io.streamgauge.streams.report;

import static io.streamgauge.streams.window.Resolution.ONE_HOUR;
import static io.streamgauge.streams.window.Resolution.ONE_MINUTE;
import static io.streamgauge.streams.window.Resolution.TEN_SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamgauge.streams.store.Retention;
import io.streamgauge.streams.window.Resolution;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StepsTest {

  private static final Instant NOW = Instant.parse("2026-11-21T16:00:00Z");

  @Test
  void triesTheLongestFirstThatLeaveTwelveWindows() {
    assertThat(steps(Duration.ofHours(1))).containsExactly(ONE_MINUTE, TEN_SECONDS);
    assertThat(steps(Duration.ofMinutes(2))).containsExactly(TEN_SECONDS);
    assertThat(steps(Duration.ofHours(12))).containsExactly(ONE_HOUR, ONE_MINUTE, TEN_SECONDS);
  }

  @Test
  void hasTheShortestThatIsKeptWhereNoneLeavesEnough() {
    assertThat(steps(Duration.ofSeconds(30))).containsExactly(TEN_SECONDS);
    Range longAgo = range(NOW.minus(Duration.ofDays(3)), Duration.ofMinutes(10));
    assertThat(Steps.of(longAgo, longAgo.from(), NOW.toEpochMilli(), Retention.DEFAULT))
        .contains(ONE_MINUTE);
  }

  @Test
  void widensRangesToTenSeconds() {
    assertThat(new Range(12_345, 23_456)).isEqualTo(new Range(10_000, 30_000));
    assertThatThrownBy(() -> new Range(10_000, 10_000))
        .hasMessage("from 10000 to 10000, allowed is from 0 on, in order");
  }

  @Test
  void comparesWithTheRangeRightBefore() {
    assertThat(new Range(50_000, 80_000).before()).hasValue(new Range(20_000, 50_000));
    assertThat(new Range(10_000, 80_000).before()).isEmpty();
  }

  private static List<Resolution> steps(Duration length) {
    Range range = range(NOW.minus(length), length);
    return Steps.of(
        range, range.before().orElseThrow().from(), NOW.toEpochMilli(), Retention.DEFAULT);
  }

  private static Range range(Instant from, Duration length) {
    return new Range(from.toEpochMilli(), from.plus(length).toEpochMilli());
  }
}
