package io.streamgauge.streams.query;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class LimitsTest {

  private static final Limits LIMITS = new Limits(10, 100, 1_000);
  private static final WindowQuery QUERY =
      WindowQuery.of(Requests.parameters(Map.of("step", "1m", "from", "60000")));

  @Test
  void namesTheStepOfWhichThereAreTooManyWindows() {
    assertThatCode(() -> LIMITS.requireWindows(100, QUERY)).doesNotThrowAnyException();
    assertThatThrownBy(() -> LIMITS.requireWindows(101, QUERY))
        .hasMessage(
            "parameter 'step' is '1m', allowed is at most 100 windows in an answer: take a longer"
                + " step, a shorter range or fewer series");
  }

  @Test
  void holdForAllReadsOfAnAnswerTogether() {
    ReadCount report = new ReadCount(LIMITS);
    for (int i = 0; i < 1_000; i++) {
      report.next(QUERY);
    }

    assertThatThrownBy(() -> report.next(QUERY)).hasMessageContaining("what 1000 windows can tell");
  }

  @Test
  void namesTheRangeForWhichTooMuchWouldBeRead() {
    assertThatThrownBy(() -> LIMITS.requireReads(1_001, QUERY))
        .hasMessage(
            "parameter 'from' is '60000', allowed is what 1000 windows can tell: take a shorter"
                + " range or one service");
  }
}
