package io.streamgauge.alerting.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.StringReader;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Rules that tell variants of a service apart. */
class VariantRulesTest {

  @Test
  void isAboutAllOfAServiceInEachVersion() {
    Rule rule = rule("by: version");

    assertThat(rule.scope()).isEqualTo(Scope.SERVICE);
    assertThat(rule.watches("shop", "*{version=1.4}")).isTrue();
    assertThat(rule.watches("shop", "GET /{version=1.4}")).isFalse();
    assertThat(rule.watches("shop", "*")).isFalse();
    assertThat(rule.watches("shop", "*{environment=eu,version=1.4}")).isFalse();
  }

  @Test
  void isAboutEachOperationWhereThatIsAskedFor() {
    Rule rule = rule("by: [environment, operation, version]", "operations: GET *");

    assertThat(rule.scope()).isEqualTo(Scope.EACH);
    assertThat(rule.watches("shop", "GET /{environment=eu,version=1.4}")).isTrue();
    assertThat(rule.watches("shop", "PUT /{environment=eu,version=1.4}")).isFalse();
    assertThat(rule.watches("shop", "*{environment=eu,version=1.4}")).isFalse();
    assertThat(rule("by: [service, operation, tag]").scope()).isEqualTo(Scope.BOTH);
  }

  @Test
  void choosesVariants() {
    Rule rule =
        rule(
            "by: [version, environment]",
            "versions: [1.*, 2.*]",
            "unless: {versions: 1.0, environments: test}");

    assertThat(rule.watches("shop", "*{environment=eu,version=1.4}")).isTrue();
    assertThat(rule.watches("shop", "*{environment=eu,version=1.0}")).isFalse();
    assertThat(rule.watches("shop", "*{environment=test,version=1.4}")).isFalse();
    assertThat(rule.watches("shop", "*{environment=eu,version=3}")).isFalse();
  }

  @Test
  void isNotTakenForOneThatJudgesVariantsTogether() {
    Rule rule = rule("by: operation");

    assertThat(rule.variants().areToldApart()).isFalse();
    assertThat(rule.noData()).isEqualTo(NoData.KEEP);
    assertThat(rule.version()).isNotEqualTo(rule("by: [operation, version]").version());
    assertThat(rule("by: [operation, version]", "versions: 2").version())
        .isNotEqualTo(rule("by: [operation, version]").version());
  }

  @Test
  void judgesMinutesAndLetsGoOfVariantsThatAreGone() {
    Rule rule = rule("by: version");

    assertThat(rule.window()).isEqualTo(Duration.ofMinutes(1));
    assertThat(rule.noData()).isEqualTo(NoData.RESOLVE);
    assertThat(rule("by: version", "window: 1h", "noData: alert").window())
        .isEqualTo(Duration.ofHours(1));
  }

  @Test
  void hasNoWindowsOfTenSeconds() {
    assertThatThrownBy(() -> rule("by: version", "window: 10s"))
        .hasMessageContaining(
            "'window' is '10s', allowed is 1m, 1h, because variants have no shorter windows");
  }

  @Test
  void choosesNoOperationWhereAlertsAreAboutAllOfThem() {
    assertThatThrownBy(() -> rule("by: version", "operations: GET /"))
        .hasMessageContaining("'operations' chooses nothing");
  }

  @Test
  void knowsWhatAllRulesOfAFileTellApart() {
    Rules rules =
        read(
            """
            rules:
              - {name: a, when: requests.p95 > 1s, severity: low, by: version}
              - {name: b, when: queries.p95 > 1s, severity: low, by: [version, tag]}
              - {name: c, when: caches.hitRatio < 50%, severity: low}
            """);

    assertThat(rules.dimensions()).containsExactlyInAnyOrder(Dimension.VERSION, Dimension.TAG);
  }

  private static Rule rule(String... lines) {
    String head =
        "rules:\n  - name: canary\n    when: requests.p95 > 500ms\n    severity: low\n    ";
    return read(head + String.join("\n    ", lines) + "\n").all().get(0);
  }

  private static Rules read(String yaml) {
    return Rules.read("my.yaml", new StringReader(yaml));
  }
}
