package io.streamgauge.alerting.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VariantNameTest {

  @Test
  void isATextWithPartsInTheOrderOfTheirNames() {
    VariantName name =
        new VariantName(
            "GET /orders/{id}",
            Map.of(Dimension.VERSION, "1.4", Dimension.ENVIRONMENT, "eu", Dimension.TAG, ""));

    assertThat(name.text()).isEqualTo("GET /orders/{id}{environment=eu,tag=,version=1.4}");
    assertThat(name.words()).isEqualTo("environment eu, tag not told, version 1.4");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "1.4", "a=b,c={d}", "\\", "{version\\", "}", "x\ny"})
  void canBeReadAgain(String value) {
    for (String series :
        new String[] {"*", "GET /{id}", "GET /{version=1}", "odd\\", "{version="}) {
      VariantName name =
          new VariantName(series, Map.of(Dimension.VERSION, value, Dimension.TAG, value));

      assertThat(VariantName.parse(name.text())).contains(name);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"*", "GET /{id}", "queue{colour=red}", "*{}", "*{version=1} ", "*{version=1,}"})
  void isNotFoundInOtherTexts(String text) {
    assertThat(VariantName.parse(text)).isEmpty();
  }

  @Test
  void isReadOutOfALongStatement() {
    String statement = "SELECT {fn=" + "x".repeat(100_000);

    assertThat(VariantName.parse(statement)).isEmpty();
    assertThat(VariantName.parse(statement + "{version=1}"))
        .contains(new VariantName(statement, Map.of(Dimension.VERSION, "1")));
  }

  @Test
  void needsAPart() {
    assertThatThrownBy(() -> new VariantName("*", Map.of())).hasMessageContaining("any part");
  }
}
