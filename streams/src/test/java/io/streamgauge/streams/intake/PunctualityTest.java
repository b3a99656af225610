package io.streamgauge.streams.intake;

import static io.streamgauge.streams.intake.Punctuality.Verdict.AHEAD;
import static io.streamgauge.streams.intake.Punctuality.Verdict.LATE;
import static io.streamgauge.streams.intake.Punctuality.Verdict.TIMELY;
import static org.assertj.core.api.Assertions.assertThat;

import io.streamgauge.streams.window.TimeMode;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class PunctualityTest {

  private static final long NOW = 1_700_000_000_000L;

  private final Punctuality punctuality =
      new Punctuality(new TimeMode.Live(Duration.ofSeconds(30), Duration.ofMinutes(5)), () -> NOW);

  @Test
  void isLateOnceTheGraceOfTheWindowIsOver() {
    assertThat(punctuality.of(NOW)).isEqualTo(TIMELY);
    assertThat(punctuality.of(NOW - 30_000)).isEqualTo(TIMELY);
    assertThat(punctuality.of(NOW - 40_000)).isEqualTo(LATE);
  }

  @Test
  void takesAnOldBacklogInFromWhereverItStarts() {
    assertThat(punctuality.of(NOW - 3_600_000)).isEqualTo(TIMELY);
    assertThat(punctuality.of(NOW - 3_500_000)).isEqualTo(TIMELY);
  }

  @Test
  void letsAFastClockMakeNothingLate() {
    assertThat(punctuality.of(NOW + 200_000)).isEqualTo(TIMELY);
    assertThat(punctuality.of(NOW - 20_000)).isEqualTo(TIMELY);
  }

  @Test
  void refusesAClockThatMustBeWrong() {
    assertThat(punctuality.of(NOW + 300_001)).isEqualTo(AHEAD);
    assertThat(punctuality.of(NOW - 20_000)).isEqualTo(TIMELY);
  }
}
