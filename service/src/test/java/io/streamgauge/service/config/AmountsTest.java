package io.streamgauge.service.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AmountsTest {

  @Test
  void readsDurationsWithTheirUnits() {
    assertThat(Amounts.duration("500ms")).isEqualTo(Duration.ofMillis(500));
    assertThat(Amounts.duration(" 1.5 s ")).isEqualTo(Duration.ofMillis(1_500));
    assertThat(Amounts.duration("2min")).isEqualTo(Duration.ofMinutes(2));
    assertThat(Amounts.duration("24h")).isEqualTo(Duration.ofDays(1));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "500", "0ms", "-1s", "1 fortnight", "25h", "1e3ms", "fast"})
  void refusesOtherDurations(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Amounts.duration(text));
  }

  @Test
  void readsShares() {
    assertThat(Amounts.share("0.8")).isEqualTo(0.8);
    assertThat(Amounts.share("80%")).isEqualTo(0.8);
    assertThat(Amounts.share("0.5 %")).isEqualTo(0.005);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "0", "1", "100%", "0%", "80", "-5%", "most"})
  void refusesOtherShares(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Amounts.share(text));
  }
}
