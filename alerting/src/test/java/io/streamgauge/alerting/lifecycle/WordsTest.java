package io.streamgauge.alerting.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.streamgauge.alert.Alert;
import io.streamgauge.alert.AlertState;
import io.streamgauge.alert.Severity;
import io.streamgauge.alerting.rules.Rule;
import io.streamgauge.alerting.rules.Rules;
import io.streamgauge.schemas.Topics;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WordsTest {

  static {
    Topics.ALERTS.name(); // Avro makes the defaults of alerts only once it trusts our topics
  }

  @TempDir Path directory;

  @Test
  void fillsInWhatIsKnownOfTheTransition() throws IOException {
    Rule rule =
        rule(
            """
            labels: {team: "{{service}}-owners"}
            annotations:
              all: "{{rule}} {{severity}} {{service}} {{series}} {{measure}} {{state}}"
              numbers: "{{value}} {{comparison}} {{threshold}}, {{samples}} requests"
              times: "{{window}} since {{since}}"
              who: "ask {{label.team}}"
            runbook: https://wiki.example/slow
            """);

    Alert alert = Words.into(alert(), rule);

    assertThat(alert.getLabels()).containsOnly(entry("team", "shop-owners"));
    assertThat(alert.getAnnotations())
        .containsOnly(
            entry("all", "one low shop GET /{id} requests.p95 no data"),
            entry("numbers", "1.50 s > 1.00 s, 40 requests"),
            entry("times", "1970-01-01T00:00:10Z/1970-01-01T00:00:20Z since 1970-01-01T00:00:05Z"),
            entry("who", "ask shop-owners"));
    assertThat(alert.getRunbook()).isEqualTo("https://wiki.example/slow");
    assertThat(alert.getRuleVersion()).isEqualTo(rule.version());
  }

  @Test
  void tellsBothLimitsOfARange() throws IOException {
    Alert alert = alert();
    alert.setLower(0.5);

    assertThat(Words.into(alert, rule("annotations: {it: '{{threshold}}'}")).getAnnotations())
        .containsOnly(entry("it", "500.0 ms to 1.00 s"));
  }

  @Test
  void addsNothingThatTheRuleDoesNotSay() throws IOException {
    Alert alert = Words.into(alert(), rule(""));

    assertThat(alert.getLabels()).isEmpty();
    assertThat(alert.getAnnotations()).isEmpty();
    assertThat(alert.getRunbook()).isEmpty();
  }

  private Rule rule(String lines) throws IOException {
    String yaml =
        "rules:\n  - name: one\n    severity: low\n    when: requests.p95 > 1s\n" + lines.indent(4);
    return Rules.load(Files.writeString(directory.resolve("rules.yaml"), yaml)).all().get(0);
  }

  private static Alert alert() {
    return Alert.newBuilder()
        .setId("id")
        .setRule("one")
        .setSeverity(Severity.LOW)
        .setState(AlertState.NO_DATA)
        .setService("shop")
        .setSeries("GET /{id}")
        .setMeasure("requests.p95")
        .setValue(1.5)
        .setComparison(">")
        .setThreshold(1)
        .setWindowStart(10_000)
        .setWindowEnd(20_000)
        .setSince(5_000)
        .setAt(20_000)
        .setSequence(0)
        .setSamples(40)
        .build();
  }
}
