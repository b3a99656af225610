package io.streamgauge.alerting.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleTextTest {

  private static final String PLAIN =
      """
      rules:
        - name: one
          when: requests.p95 > 1s
          severity: low
          labels: {a: 1, b: 2}
      """;

  @Test
  void isTwelveHexadecimalDigits() {
    assertThat(version(PLAIN)).matches("[0-9a-f]{12}");
  }

  @Test
  void doesNotDependOnHowTheRuleIsWritten() {
    String otherwise =
        """
        # a comment
        rules: [{severity: "low", labels: {b: "2", a: '1'}, for: 10000ms,
                 when: "requests.p95.0 above 1000 ms", name: one, by: operation}]
        """;

    assertThat(version(otherwise)).isEqualTo(version(PLAIN));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "name: two",
        "when: requests.p95 > 1001ms",
        "when: requests.p95 >= 1s",
        "when: requests.p95.1 > 1s",
        "severity: high",
        "labels: {a: 1, b: 3}",
        "labels: {a: 1}",
        "clear: 500ms",
        "for: 11s",
        "keepFiring: 1s",
        "windows: 1 of 2",
        "window: 1m",
        "services: shop",
        "operations: GET *",
        "by: service",
        "by: [service, operation]",
        "unless: {services: shop}",
        "unless: {operations: shop}",
        "minimum: 3",
        "annotations: {a: 1}",
        "runbook: https://wiki.example/",
      })
  void changesWithWhateverTheRuleSays(String line) {
    String key = line.substring(0, line.indexOf(':'));
    String without = PLAIN.replaceAll("(?m)^( *- |    )" + key + ": .*$", "$1" + line);
    String changed = without.contains(line) ? without : PLAIN + "    " + line + "\n";

    assertThat(version(changed)).isNotEqualTo(version(PLAIN));
  }

  /** What is added to rules has to be added to their text, and here. */
  @Test
  void saysAllThatARuleIsMadeOf() {
    assertThat(Arrays.stream(Rule.class.getRecordComponents()).map(RecordComponent::getName))
        .containsExactlyInAnyOrder(
            "name",
            "condition",
            "hold",
            "keepFiring",
            "quorum",
            "window",
            "severity",
            "services",
            "series",
            "scope",
            "variants",
            "minimum",
            "noData",
            "wording");
  }

  private static String version(String yaml) {
    return Rules.read("my.yaml", new StringReader(yaml)).all().get(0).version();
  }
}
