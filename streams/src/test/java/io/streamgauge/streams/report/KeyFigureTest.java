package io.streamgauge.streams.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Scale;
import org.junit.jupiter.api.Test;

class KeyFigureTest {

  private static final double A_LITTLE = 1e-4;

  @Property
  void costsNothingIfAndOnlyIfTheTargetIsMet(
      @ForAll KeyFigure figure,
      @ForAll @Scale(4) @DoubleRange(min = 0, max = 1) double value,
      @ForAll @Scale(4) @DoubleRange(min = 0.001, max = 0.999) double target) {
    assertThat(figure.loss(value, target) == 0).isEqualTo(figure.isMet(value, target));
  }

  @Property
  void losesBetweenNothingAndAll(
      @ForAll KeyFigure figure,
      @ForAll @Scale(4) @DoubleRange(min = 0, max = 1) double value,
      @ForAll @Scale(4) @DoubleRange(min = 0.001, max = 0.999) double target) {
    assertThat(figure.loss(value, target)).isBetween(0.0, 1.0);
  }

  @Property
  void losesNoLessTheFartherItIsFromTheTarget(
      @ForAll KeyFigure figure,
      @ForAll @Scale(4) @DoubleRange(min = 0, max = 1) double one,
      @ForAll @Scale(4) @DoubleRange(min = 0, max = 1) double other,
      @ForAll @Scale(4) @DoubleRange(min = 0.001, max = 0.999) double target) {
    double worse = figure == KeyFigure.HIT_RATIO ? Math.min(one, other) : Math.max(one, other);
    double better = figure == KeyFigure.HIT_RATIO ? Math.max(one, other) : Math.min(one, other);

    assertThat(figure.loss(worse, target)).isGreaterThanOrEqualTo(figure.loss(better, target));
  }

  @Property
  void hasNoCliffs(
      @ForAll KeyFigure figure,
      @ForAll @Scale(4) @DoubleRange(min = 0, max = 0.999) double value,
      @ForAll @Scale(4) @DoubleRange(min = 0.01, max = 0.95) double target) {
    double steepest = 1 / Math.min(target, 1 - target) / Math.log(1 / 0.95);

    assertThat(figure.loss(value + A_LITTLE, target))
        .isCloseTo(figure.loss(value, target), within(A_LITTLE * steepest));
  }

  @Test
  void losesAsDocumented() {
    assertThat(KeyFigure.P95.loss(1.0, 0.5)).isCloseTo(0.5, within(1e-9));
    assertThat(KeyFigure.P95.loss(2.0, 0.5)).isCloseTo(1, within(1e-9));
    assertThat(KeyFigure.ERROR_RATE.loss(0.02, 0.01)).isCloseTo(0.301, within(1e-3));
    assertThat(KeyFigure.ERROR_RATE.loss(0.1, 0.01)).isCloseTo(1, within(1e-9));
    assertThat(KeyFigure.ERROR_RATE.loss(1, 0.5)).isCloseTo(1, within(1e-9));
    assertThat(KeyFigure.HIT_RATIO.loss(0.6, 0.8)).isCloseTo(0.25, within(1e-9));
    assertThat(KeyFigure.MEMORY.loss(0.9, 0.8)).isCloseTo(0.5, within(1e-9));
  }

  @Test
  void sharesOutAHundredPoints() {
    assertThat(Arrays.stream(KeyFigure.values()).mapToInt(KeyFigure::weight).sum()).isEqualTo(100);
  }
}
