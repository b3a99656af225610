package io.streamgauge.streams.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MannKendallTest {

  @Test
  void knowsTheTabledProbabilities() {
    assertThat(MannKendall.exactProbability(4, 6)).isEqualTo(1 / 24.0, within(1e-12));
    assertThat(MannKendall.exactProbability(5, 8)).isEqualTo(0.042, within(0.0005));
    assertThat(MannKendall.exactProbability(8, 20)).isEqualTo(0.0071, within(0.00005));
    assertThat(MannKendall.exactProbability(10, 27)).isEqualTo(0.0083, within(0.00005));
    assertThat(MannKendall.exactProbability(10, -45)).isEqualTo(1, within(1e-12));
  }

  @Test
  void scoresPairsInAscendingLessDescendingOrder() {
    assertThat(MannKendall.score(new double[] {1, 3, 2, 2})).isEqualTo(3 - 2);
  }

  @Test
  void acceptsAscendingOrderAndRejectsConstants() {
    assertThat(MannKendall.ascends(new double[] {1, 2, 3, 4, 5})).isTrue();
    assertThat(MannKendall.ascends(new double[] {1, 2, 2, 4, 5})).isFalse();
    assertThat(MannKendall.ascends(IntStream.range(0, 30).asDoubleStream().toArray())).isTrue();
    assertThat(MannKendall.ascends(new double[30])).isFalse();
  }
}
