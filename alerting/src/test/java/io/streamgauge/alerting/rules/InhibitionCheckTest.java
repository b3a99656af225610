package io.streamgauge.alerting.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.streamgauge.alerting.quiet.Field;
import io.streamgauge.alerting.quiet.Inhibition;
import java.io.StringReader;
import java.util.List;
import org.junit.jupiter.api.Test;

class InhibitionCheckTest {

  @Test
  void readsEveryKey() {
    List<Inhibition> read =
        read(
            """
            rules: []
            inhibit:
              - source: rule=down
                target: [rule~slow-*, severity!=critical]
                equal: [service, label:region]
              - source: [severity=critical]
                target: severity=low
              - {source: rule=a, target: rule=b, equal: []}
            """);

    assertThat(read)
        .extracting(each -> each.source() + " | " + each.target())
        .containsExactly(
            "rule=down | rule~slow-*, severity!=critical",
            "severity=critical | severity=low",
            "rule=a | rule=b");
    assertThat(read)
        .extracting(Inhibition::equal)
        .containsExactly(
            List.of(new Field("service"), new Field("label:region")),
            List.of(new Field("service")),
            List.of());
  }

  @Test
  void saysEverythingThatIsWrongAtItsPlace() {
    String file =
        """
        rules: []
        inhibit:
          - source: rule:down
            target: [rule=a, planet=earth]
            equal: planet
          - target: rule=a
            colour: red
          - slow
        """;

    assertThat(catchThrowableOfType(InvalidRulesException.class, () -> read(file)).problems())
        .satisfiesExactly(
            it ->
                assertThat(it)
                    .startsWith("my.yaml:3:13: 'source' is 'rule:down', allowed is one or a list"),
            it -> assertThat(it).startsWith("my.yaml:4:13: 'target' is 'planet=earth', allowed"),
            it -> assertThat(it).startsWith("my.yaml:5:12: 'equal' is 'planet', allowed is one"),
            it ->
                assertThat(it)
                    .startsWith("my.yaml:6:5: 'source' is missing in this rule of inhibition"),
            it ->
                assertThat(it)
                    .isEqualTo(
                        "my.yaml:7:13: 'colour' is unknown in this rule of inhibition, allowed is source,"
                            + " target, equal"),
            it -> assertThat(it).startsWith("my.yaml:8:5: a rule of inhibition must be made of"));
  }

  @Test
  void hasToBeAList() {
    assertThat(
            catchThrowableOfType(
                    InvalidRulesException.class, () -> read("{rules: [], inhibit: rule=a}"))
                .problems())
        .singleElement()
        .asString()
        .startsWith("my.yaml:1:22: 'inhibit' must be a list");
  }

  private static List<Inhibition> read(String yaml) {
    return Rules.read("my.yaml", new StringReader(yaml)).inhibitions().all();
  }
}
