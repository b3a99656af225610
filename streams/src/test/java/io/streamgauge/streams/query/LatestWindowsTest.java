package io.streamgauge.streams.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgauge.streams.store.Retention;
import io.streamgauge.streams.window.Resolution;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LatestWindowsTest {

  private static final Instant NOW = Instant.parse("2026-11-21T12:34:56.789Z");

  private final LatestWindows latest = new LatestWindows(90, Retention.DEFAULT);

  @Test
  void areOfTenSecondsUpToTheOneThatIsFilling() {
    assertThat(since(null, null)).isEqualTo("2026-11-21T12:20:00Z");
  }

  @Test
  void areOfTheStepThatIsAskedFor() {
    assertThat(since(null, Resolution.ONE_MINUTE)).isEqualTo("2026-11-21T11:05:00Z");
  }

  @Test
  void endWhereTheRangeDoes() {
    assertThat(since("2026-11-21T12:00:00Z", null)).isEqualTo("2026-11-21T11:45:00Z");
  }

  @Test
  void areLongerWhereFineOnesHaveExpired() {
    Instant yesterday =
        NOW.minus(Duration.ofDays(1)).truncatedTo(java.time.temporal.ChronoUnit.HOURS);

    assertThat(since(yesterday.toString(), null)).isEqualTo("2026-11-20T10:30:00Z");
  }

  @Test
  void leaveAStartAlone() {
    WindowQuery query =
        new WindowQuery(
            Optional.empty(), Optional.of(Instant.EPOCH), Optional.empty(), Optional.empty());

    assertThat(latest.of(query, NOW.toEpochMilli())).isSameAs(query);
  }

  private String since(String to, Resolution step) {
    WindowQuery query =
        new WindowQuery(
            Optional.of("shop"),
            Optional.empty(),
            Optional.ofNullable(to).map(Instant::parse),
            Optional.ofNullable(step));
    WindowQuery ranged = latest.of(query, NOW.toEpochMilli());
    assertThat(ranged.to()).isEqualTo(query.to());
    assertThat(ranged.step()).isEqualTo(query.step());
    return ranged.from().orElseThrow().toString();
  }
}
