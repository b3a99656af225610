package io.streamgauge.alerting.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.StringReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WordingCheckTest {

  @Test
  void takesTextNumbersAndWordsAsText() {
    Wording wording = wording("labels: {team: 7, paged: true, owner: '{{service}}-owners'}");

    assertThat(wording.labels())
        .isEqualTo(
            Map.of(
                "team", new Template("7"),
                "paged", new Template("true"),
                "owner", new Template("{{service}}-owners")));
  }

  @Test
  void letsAnnotationsAskForLabels() {
    Wording wording =
        wording("labels: {team: a}\n    annotations: {who: 'ask {{label.team}} of {{since}}'}");

    assertThat(wording.annotations()).containsOnlyKeys("who");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "labels: yes | 5:13: 'labels' is 'yes', allowed is 'key: value' lines",
        "labels: [a] | 5:13: 'labels' is '[a]', allowed is 'key: value' lines",
        "labels: {a-b: 1} | 5:19: 'labels.a-b' is no name, allowed are letters, digits and '_'",
        "labels: {a: [1]} | 5:17: 'labels.a' must be text",
        "labels: {a: {b: 1}} | 5:17: 'labels.a' must be text",
        "labels: {a: '{{value}}'} | 5:17: 'labels.a' asks for {{value}}, allowed is rule, severity,",
        "labels: {a: x, b: '{{label.a}}'} | 5:23: 'labels.b' asks for {{label.a}}",
        "annotations: {a: '{{valeu}}'} | 5:22: 'annotations.a' asks for {{valeu}}, allowed is rule,",
        "annotations: {a: '{{label.b}}'} | 5:22: 'annotations.a' asks for {{label.b}}",
        "annotations: {a: '{{value'} | 5:22: 'annotations.a' has a {{ without its }}",
        "runbook: javascript:alert(1) | 5:14: 'runbook' is 'javascript:alert(1)', allowed is an",
        "runbook: 'https:///x' | 5:14: 'runbook' is",
        "runbook: 'https://a b' | 5:14: 'runbook' is",
        "runbook: ftp://host/x | 5:14: 'runbook' is",
        "runbook: {a: b} | 5:14: 'runbook' is '{a=b}', allowed is an address",
        "services: {a: b} | 5:15: 'services' is '{a=b}', allowed is a name or a list",
      })
  void saysWhereSomethingIsWrong(String line, String problem) {
    assertThat(problems(line))
        .singleElement()
        .satisfies(it -> assertThat(it).startsWith("my.yaml:" + problem));
  }

  @Test
  void saysThatTextInBracesWantsQuotes() {
    assertThat(problems("annotations: {a: {{value}}}"))
        .anySatisfy(
            it ->
                assertThat(it)
                    .startsWith(
                        "my.yaml:5:23: a key must be a word; text that begins with a brace"));
  }

  @Test
  void refusesTextThatNobodyReads() {
    assertThat(problems("annotations: {a: '" + "x".repeat(2001) + "'}"))
        .containsExactly("my.yaml:5:22: 'annotations.a' must be text of at most 2000 characters");
  }

  private static List<String> problems(String line) {
    return catchThrowableOfType(InvalidRulesException.class, () -> wording(line)).problems();
  }

  private static Wording wording(String lines) {
    String yaml =
        "rules:\n  - name: one\n    severity: low\n    when: requests.p95 > 1s\n    "
            + lines
            + "\n";
    return Rules.read("my.yaml", new StringReader(yaml)).all().get(0).wording();
  }
}
