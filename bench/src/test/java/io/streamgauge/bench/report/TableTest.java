package io.streamgauge.bench.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class TableTest {

  @Test
  void alignsTextLeftAndNumbersRight() {
    Table table = new Table("", "per s");
    table.add(List.of("slow", "9.5"));
    table.add(List.of("much faster", "12.0 M"));

    assertThat(table.toString().lines())
        .containsExactly(
            "              per s",
            "-------------------",
            "slow            9.5",
            "much faster  12.0 M");
  }

  @Test
  void refusesARowOfAnotherWidth() {
    assertThatThrownBy(() -> new Table("a", "b").add(List.of("1")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("[1] does not fit below [a, b]");
  }

  @Test
  void writesNumbersWithThreeDigits() {
    assertThat(List.of(0.123, 9.87e6, 12_345.0, 100.4).stream().map(Figures::rate))
        .containsExactly("0.12", "9.87 M", "12.3 k", "100");
    assertThat(Figures.digits(Double.NaN)).isEmpty();
  }

  @Test
  void takesTheMiddleAsMedian() {
    assertThat(Figures.median(List.of(5.0, 1.0, 3.0))).isEqualTo(3);
    assertThat(Figures.median(List.of(4.0, 1.0))).isEqualTo(2.5);
  }
}
