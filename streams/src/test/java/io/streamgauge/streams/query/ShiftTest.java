package io.streamgauge.streams.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamgauge.service.http.ProblemException;
import io.streamgauge.streams.window.Resolution;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ShiftTest {

  private static final Instant NOW = Instant.parse("2026-03-01T12:00:03Z");
  private static final Instant TEN = Instant.parse("2026-03-01T10:00:00Z");
  private static final Instant ELEVEN = Instant.parse("2026-03-01T11:00:00Z");

  @Test
  void comparesWithTheSameRangeEarlier() {
    Shift shift = shift(Map.of("from", TEN.toString(), "to", ELEVEN.toString(), "compare", "7d"));

    assertThat(shift.now().fromMillis()).isEqualTo(TEN.toEpochMilli());
    assertThat(shift.earlier().fromMillis())
        .isEqualTo(TEN.minus(Duration.ofDays(7)).toEpochMilli());
    assertThat(shift.earlier().toMillis())
        .isEqualTo(ELEVEN.minus(Duration.ofDays(7)).toEpochMilli());
  }

  @Test
  void comparesWithTheRangeJustBeforeInWholeWindows() {
    Shift shift = shift(Map.of("from", "2026-03-01T11:00:04Z", "compare", "previous"));

    assertThat(shift.now().fromMillis()).isEqualTo(ELEVEN.toEpochMilli());
    assertThat(shift.now().toMillis()).isEqualTo(NOW.toEpochMilli() + 7_000);
    assertThat(shift.earlier().toMillis()).isEqualTo(shift.now().fromMillis());
    assertThat(shift.earlier().fromMillis())
        .isEqualTo(2 * shift.now().fromMillis() - shift.now().toMillis());
  }

  @Test
  void comparesWithNothingUnlessAsked() {
    assertThat(Shift.of(Requests.parameters(Map.of()), Resolution.TEN_SECONDS, clock())).isEmpty();
  }

  @Test
  void needsARangeAndNoStep() {
    assertThatThrownBy(() -> shift(Map.of("compare", "1h")))
        .hasMessage("parameter 'from' is required");
    assertThatThrownBy(() -> shift(Map.of("compare", "1h", "from", TEN.toString(), "step", "10s")))
        .hasMessage("parameter 'step' is '10s', allowed is no step together with compare");
    assertThatThrownBy(() -> shift(Map.of("compare", "yesterday", "from", TEN.toString())))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("'compare' is 'yesterday'")
        .hasMessageEndingWith("or previous");
    assertThatThrownBy(() -> shift(Map.of("compare", "36000d", "from", TEN.toString())))
        .hasMessageContaining("after 1970");
  }

  private static Shift shift(Map<String, String> values) {
    return Shift.of(Requests.parameters(values), Resolution.TEN_SECONDS, clock()).orElseThrow();
  }

  private static Clock clock() {
    return Clock.fixed(NOW, ZoneOffset.UTC);
  }
}
