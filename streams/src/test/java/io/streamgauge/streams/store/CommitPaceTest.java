package io.streamgauge.streams.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CommitPaceTest {

  private static final Duration EVERY = Duration.ofMillis(400);

  private long millis = 1;
  private final CommitPace pace = new CommitPace(() -> TimeUnit.MILLISECONDS.toNanos(millis));

  @Test
  void commitsAtItsIntervalWhereCommitsAreCheap() {
    millis += 399;
    assertThat(pace.isDue(EVERY)).isFalse();
    millis += 1;
    assertThat(pace.isDue(EVERY)).isTrue();

    flushFor(5);

    millis += 399;
    assertThat(pace.isDue(EVERY)).isFalse();
    millis += 1;
    assertThat(pace.isDue(EVERY)).isTrue();
  }

  @Test
  void restsThreeTimesAsLongAsTheTasksHaveTakenToFlush() {
    flushFor(300);
    flushFor(200);

    millis += 1_499;
    assertThat(pace.isDue(EVERY)).isFalse();
    millis += 1;
    assertThat(pace.isDue(EVERY)).isTrue();
  }

  @Test
  void neverRestsForLongerThanATransactionMayLast() {
    flushFor(60_000);

    millis += CommitPace.LONGEST.toMillis();

    assertThat(pace.isDue(EVERY)).isTrue();
  }

  @Test
  void letsEachTaskAskAndBeginsAnewWhereNoneHadAnythingToCommit() {
    millis += 400;
    assertThat(pace.isDue(EVERY)).isTrue();
    millis += 50;
    assertThat(pace.isDue(EVERY)).isTrue();
    millis += 50;
    assertThat(pace.isDue(EVERY)).isFalse();

    millis += 400;
    assertThat(pace.isDue(EVERY)).isTrue();
  }

  private void flushFor(long duration) {
    pace.flush(() -> millis += duration);
  }
}
