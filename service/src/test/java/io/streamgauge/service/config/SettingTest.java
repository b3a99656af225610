package io.streamgauge.service.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingTest {

  @Test
  void readsOrigins() {
    assertThat(
            Setting.origins("http.cors.origins")
                .parse()
                .apply("https://a.example.org, http://[::1]:3000"))
        .containsExactly("https://a.example.org", "http://[::1]:3000");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a.example.org", "https://a.example.org/", "https://*.example.org", "null", ""})
  void refusesWhatIsNoOrigin(String text) {
    assertThatThrownBy(() -> Setting.origins("http.cors.origins").parse().apply(text))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
