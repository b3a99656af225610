package io.streamgauge.streams.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class LatencyTargetsTest {

  private static final Duration HALF_A_SECOND = Duration.ofMillis(500);

  @Test
  void scoresSatisfiedFullyAndToleratingHalf() {
    Apdex apdex = Apdex.of(Durations.of(100, 200, 300, 1_000, 1_900, 3_000), HALF_A_SECOND);

    assertThat(apdex).isEqualTo(new Apdex(0.5, 4 / 6.0, 3, 2, 1));
  }

  @Test
  void isSureWhereAllDurationsAreOnOneSide() {
    assertThat(Apdex.of(Durations.of(500, 500), HALF_A_SECOND).score()).isEqualTo(1);
    assertThat(Apdex.of(Durations.of(2_001, 9_000), HALF_A_SECOND).score()).isZero();
  }

  @Test
  void tellsWhatKeepsToAnObjective() {
    Compliance compliance =
        Compliance.of(Durations.withErrors(1, 100, 200, 300, 900), Duration.ofMillis(300));

    assertThat(compliance).isEqualTo(new Compliance(0.3, 3, 0.75, 0.75));
  }
}
