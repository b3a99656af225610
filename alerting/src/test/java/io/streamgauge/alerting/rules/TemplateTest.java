package io.streamgauge.alerting.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TemplateTest {

  private static final Map<String, String> VALUES = Map.of("value", "5 $1 \\ {{x}}", "rule", "r");

  @ParameterizedTest
  @CsvSource({
    "nothing to fill in, nothing to fill in",
    "'{{rule}}', r",
    "'{{ rule }} and {{rule}}', r and r",
    "'{rule} }} $1', '{rule} }} $1'",
    "'it is {{value}}!', 'it is 5 $1 \\ {{x}}!'",
    "'{{unheard}}', ?",
  })
  void fillsInValuesAsTheyAre(String text, String filled) {
    assertThat(new Template(text).fill(name -> VALUES.getOrDefault(name, "?"))).isEqualTo(filled);
  }

  @Test
  void knowsWhatItAsksFor() {
    assertThat(new Template("{{rule}} {{ label.team }} {{}}").places())
        .containsExactly("rule", "label.team", "");
  }

  @ParameterizedTest
  @CsvSource({"'{{rule}}', true", "'{rule}', true", "'{{rule', false", "'{{a {{b}}', false"})
  void isNotWellFormedWhereAPlaceHasNoEnd(String text, boolean wellFormed) {
    assertThat(new Template(text).wellFormed()).isEqualTo(wellFormed);
  }
}
