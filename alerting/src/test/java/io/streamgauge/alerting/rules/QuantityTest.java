package io.streamgauge.alerting.rules;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QuantityTest {

  @ParameterizedTest
  @CsvSource({
    "DURATION, 0.0005, 0.50 ms",
    "DURATION, 0.25, 250.0 ms",
    "DURATION, 90, 90.0 s",
    "DURATION, 1800, 30.0 min",
    "DURATION, 36000, 10.0 h",
    "DURATION, 315360000, ten years or more",
    "RATIO, 0.05, 5.00 %",
    "RATE, 12.5, 12.5/s",
    "COUNT, 20, 20.0",
    "SIZE, 500e6, 500.0 MB",
    "GROWTH, 100000, 6.00 MB/min",
  })
  void tellsPeopleTheUnit(Quantity quantity, double value, String text) {
    assertThat(quantity.format(value)).isEqualTo(text);
  }

  @ParameterizedTest
  @CsvSource({"500, false", "500MB, true", "-1MB, true", "1 GiB, true", "5MB/s, false"})
  void takesSizesWithAUnitOnly(String text, boolean known) {
    assertThat(Quantity.SIZE.parse(text).isPresent()).isEqualTo(known);
  }
}
