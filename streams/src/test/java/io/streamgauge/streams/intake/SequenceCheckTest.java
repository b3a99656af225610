package io.streamgauge.streams.intake;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgauge.metric.ProducerPosition;
import org.junit.jupiter.api.Test;

class SequenceCheckTest {

  private final ProducerPosition position =
      SequenceCheck.unseen(new BatchHeader("shop", "shop-1", "life-1", 0, 0, 1), "topic");
  private long lost;
  private long repeated;

  @Test
  void countsNothingWhereNothingIsMissing() {
    arrive(0, 1, 2, 3);

    assertThat(lost).isZero();
    assertThat(repeated).isZero();
  }

  @Test
  void countsGapsAlsoAtTheBeginning() {
    arrive(2, 5);

    assertThat(lost).isEqualTo(4);
  }

  @Test
  void takesBackWhatArrivesAfterAll() {
    arrive(0, 3, 1, 2);

    assertThat(lost).isZero();
    assertThat(repeated).isZero();
  }

  @Test
  void countsEachRepetition() {
    arrive(0, 1, 0, 1, 1, 3, 2, 2);

    assertThat(repeated).isEqualTo(4);
    assertThat(lost).isZero();
  }

  @Test
  void takesWhatIsOlderThanItsWindowForARepetition() {
    arrive(0, 1000, 900);

    assertThat(repeated).isEqualTo(1);
    assertThat(lost).isEqualTo(999);
  }

  private void arrive(long... sequences) {
    for (long sequence : sequences) {
      SequenceCheck.Verdict verdict = SequenceCheck.check(position, sequence);
      lost += verdict.lost();
      repeated += verdict.repeated() ? 1 : 0;
    }
  }
}
