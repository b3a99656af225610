package io.streamgauge.streams.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class RankTestTest {

  @Test
  void measuresTheShiftInStandardDeviations() {
    // U is 25 of 25, its mean 12.5 and its standard deviation sqrt(5 * 5 * 11 / 12).
    double shift =
        RankTest.shift(List.of(1.0, 2.0, 3.0, 4.0, 5.0), List.of(6.0, 7.0, 8.0, 9.0, 10.0));

    assertThat(shift).isCloseTo(12 / Math.sqrt(275.0 / 12), within(1e-9));
  }

  @Test
  void takesTiesIntoAccount() {
    // Ranks 1.5, 1.5, 4 against 4, 4, 6: U is 8 of 9; ties of 2 and 3.
    double shift = RankTest.shift(List.of(1.0, 1.0, 2.0), List.of(2.0, 2.0, 3.0));

    assertThat(shift).isCloseTo(3 / Math.sqrt(9.0 / 12 * (7 - 30.0 / 30)), within(1e-9));
  }

  @Test
  void seesNoShiftWhereAllIsTheSame() {
    assertThat(RankTest.shift(List.of(0.0, 0.0, 0.0), List.of(0.0, 0.0))).isZero();
  }

  @Property
  void isTheSameTheOtherWayRound(
      @ForAll @Size(min = 2, max = 30) List<@IntRange(max = 20) Integer> one,
      @ForAll @Size(min = 2, max = 30) List<@IntRange(max = 20) Integer> other) {
    assertThat(RankTest.shift(doubles(one), doubles(other)))
        .isCloseTo(-RankTest.shift(doubles(other), doubles(one)), within(1e-9));
  }

  @Property
  void dependsOnTheOrderOfValuesAlone(
      @ForAll @Size(min = 2, max = 30) List<@IntRange(max = 20) Integer> one,
      @ForAll @Size(min = 2, max = 30) List<@IntRange(max = 20) Integer> other) {
    assertThat(RankTest.shift(squares(one), squares(other)))
        .isEqualTo(RankTest.shift(doubles(one), doubles(other)));
  }

  private static List<Double> doubles(List<Integer> values) {
    return values.stream().map(Integer::doubleValue).toList();
  }

  private static List<Double> squares(List<Integer> values) {
    return values.stream().map(value -> (double) value * value).toList();
  }
}
