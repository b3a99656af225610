package io.streamgauge.streams.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingTest {

  @ParameterizedTest
  @CsvSource({
    "0, 0 µs",
    "0.0000123, 12.3 µs",
    "0.0123, 12.3 ms",
    "0.5, 500 ms",
    "0.99996, 1.00 s",
    "1.234, 1.23 s",
    "59, 59 s",
    "200, 3 min 20 s",
    "3600, 1 h",
    "86399, 1 d",
    "183600, 2 d 3 h"
  })
  void saysDurations(double seconds, String text) {
    assertThat(Wording.duration(seconds)).isEqualTo(text);
  }

  @Test
  void saysSharesSizesAndCounts() {
    assertThat(Wording.share(0.0123)).isEqualTo("1.23 %");
    assertThat(Wording.share(1)).isEqualTo("100 %");
    assertThat(Wording.bytes(1_572_864)).isEqualTo("1.50 MiB");
    assertThat(Wording.bytes(0)).isEqualTo("0 B");
    assertThat(Wording.count(1_234_567)).isEqualTo("1,234,567");
  }

  @Test
  void refusesTargetsThatCannotBe() {
    Targets d = Targets.DEFAULT;
    assertThatThrownBy(() -> new Targets(Duration.ZERO, d.p95(), d.p99(), 0.01, 0.8, 0.8, 0.7))
        .hasMessage("mean is PT0S, allowed is more than 0");
    assertThatThrownBy(() -> new Targets(d.mean(), d.p95(), d.p99(), 1, 0.8, 0.8, 0.7))
        .hasMessage("errorRate is 1.0, allowed is above 0 and below 1");
  }
}
