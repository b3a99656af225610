package io.streamgauge.streams.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgauge.streams.query.LatencyAnswer;
import io.streamgauge.streams.window.Resolution;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LatencyEvidenceTest {

  private static final long STEP = Resolution.TEN_SECONDS.millis();
  private static final int WINDOWS = 20;
  private static final long START = 1_700_000_000_000L;
  private static final Range RANGE = new Range(START, START + WINDOWS * STEP);

  @Test
  void comparesEachKindOfErrorsWithTheRangeBefore() {
    Failure failure = only(Map.of("HTTP 500", 1L), Map.of("HTTP 500", 1L, "HTTP 503", 4L));

    assertThat(failure.kind()).isEqualTo("HTTP 503");
    assertThat(failure.errors()).isEqualTo(4 * WINDOWS);
    assertThat(failure.rate().before().value()).isZero();
    assertThat(failure.rate().now().value()).isEqualTo(0.04);
    assertThat(trend(failure)).isEqualTo(Trend.WORSE);
  }

  @Test
  void doesNotTakeAKindForANewOneThatWasNotToldApartBefore() {
    Failure failure = only(Map.of("__other__", 4L), Map.of("HTTP 503", 4L));

    assertThat(failure.rate().before().value()).isEqualTo(0.04);
    assertThat(trend(failure)).isEqualTo(Trend.STEADY);
  }

  private static Trend trend(Failure failure) {
    return failure.rate().trend(KeyFigure.ERROR_RATE, 0.01);
  }

  /** The failure of HTTP 503, where every window has the same kinds. */
  private static Failure only(Map<String, Long> before, Map<String, Long> now) {
    List<LatencyAnswer.Window> steps = new ArrayList<>();
    for (int i = 0; i < WINDOWS; i++) {
      steps.add(window(START + (i - WINDOWS) * STEP, STEP, 100, before));
    }
    for (int i = 0; i < WINDOWS; i++) {
      steps.add(window(START + i * STEP, STEP, 100, now));
    }
    List<LatencyAnswer.Series> stepped = List.of(whole(steps));
    LatencyAnswer.Window merged =
        window(START, RANGE.length(), 100 * WINDOWS, Map.of("HTTP 503", 4L * WINDOWS));
    return new LatencyEvidence(
            RANGE, RANGE.before(), Timeline.of(Resolution.TEN_SECONDS, RANGE, stepped))
        .failures(List.of(whole(List.of(merged))), stepped).stream()
            .filter(failure -> failure.kind().equals("HTTP 503"))
            .findFirst()
            .orElseThrow();
  }

  private static LatencyAnswer.Series whole(List<LatencyAnswer.Window> windows) {
    return new LatencyAnswer.Series("shop", "*", null, null, null, null, null, windows);
  }

  private static LatencyAnswer.Window window(
      long start, long length, long count, Map<String, Long> kinds) {
    long errors = kinds.values().stream().mapToLong(Long::longValue).sum();
    return new LatencyAnswer.Window(
        start,
        start + length,
        count,
        errors,
        kinds,
        1,
        1,
        1,
        1,
        Map.of(),
        true,
        count,
        null,
        null,
        null,
        null,
        null);
  }
}
