package io.streamgauge.alerting.trial;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgauge.alerting.rules.Quantity;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {

  @ParameterizedTest
  @CsvSource({
    "1 2 3, 1.0 2.0 3.0",
    "1x3, 1.0 1.0 1.0 1.0",
    "1+2x3, 1.0 3.0 5.0 7.0",
    "10-2.5x2 4, 10.0 7.5 5.0 4.0",
    "-2+4x2, -2.0 2.0 6.0",
    "1 _ 2 _x3, 1.0 _ 2.0 _ _ _",
    "1e-3, 0.001",
  })
  void areWrittenAsForPromtool(String text, String expanded) {
    assertThat(text(Quantity.GROWTH, text)).isEqualTo(expanded);
  }

  @Test
  void mayCarryUnits() {
    assertThat(text(Quantity.DURATION, "0.5 500ms+250msx2")).isEqualTo("0.5 0.5 0.75 1.0");
    assertThat(text(Quantity.RATIO, "5%x1")).isEqualTo("0.05 0.05");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x3", "1x", "1+x3", "a", "5%", "1..2", "1x9999999"})
  void areNothingElse(String text) {
    assertThat(Values.of(Quantity.DURATION, text)).isEmpty();
  }

  private static String text(Quantity quantity, String text) {
    List<OptionalDouble> values = Values.of(quantity, text).orElseThrow();
    return values.stream()
        .map(value -> value.isPresent() ? Double.toString(value.getAsDouble()) : "_")
        .collect(Collectors.joining(" "));
  }
}
