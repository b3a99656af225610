package io.streamgauge.alerting.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RuleTest {

  @ParameterizedTest
  @CsvSource({
    "shop, GET /orders/{id}, true",
    "shop, GET /orders, false",
    "shop, PUT /orders/{id}, false",
    "shop, *, false",
    "web.shop, GET /orders/7, true",
    "webshop, GET /orders/7, false",
  })
  void choosesByGlobsInWhichOnlyTheStarIsSpecial(String service, String series, boolean watched) {
    Rule rule = rule("services: [shop, 'web.*']", "operations: 'GET /orders/*'");

    assertThat(rule.watches(service, series)).isEqualTo(watched);
  }

  @Test
  void watchesEachOperationUnlessTold() {
    Rule rule = rule();

    assertThat(rule.watches("shop", "GET /")).isTrue();
    assertThat(rule.watches("shop", "*")).isFalse();
  }

  @Test
  void watchesTheServiceAsAWhole() {
    Rule rule = rule("scope: service");

    assertThat(rule.watches("shop", "GET /")).isFalse();
    assertThat(rule.watches("shop", "*")).isTrue();
  }

  @Test
  void watchesTheServiceBesideChosenOperations() {
    Rule rule = rule("scope: both", "operations: GET /");

    assertThat(rule.watches("shop", "GET /")).isTrue();
    assertThat(rule.watches("shop", "PUT /")).isFalse();
    assertThat(rule.watches("shop", "*")).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "by: operation | true | false",
        "by: service | false | true",
        "by: [service] | false | true",
        "by: [operation, service] | true | true",
        "by: [service, operation] | true | true",
        "scope: both | true | true",
      })
  void watchesWhatItsAlertsAreAbout(String by, boolean operations, boolean service) {
    Rule rule = rule(by);

    assertThat(rule.watches("shop", "GET /")).isEqualTo(operations);
    assertThat(rule.watches("shop", "*")).isEqualTo(service);
  }

  @ParameterizedTest
  @CsvSource({
    "shop, GET /orders, true",
    "shop, GET /health, false",
    "shop, GET /admin/x, false",
    "shop-test, GET /orders, false",
    "shop, *, true",
    "shop-test, *, false",
  })
  void leavesOutWhatItIsToldTo(String service, String series, boolean watched) {
    Rule rule =
        rule(
            "by: [operation, service]",
            "services: 'shop*'",
            "unless: {services: '*-test', operations: ['GET /health', 'GET /admin/*']}");

    assertThat(rule.watches(service, series)).isEqualTo(watched);
  }

  private static Rule rule(String... lines) {
    String yaml = "rules:\n  - name: one\n    severity: low\n    when: requests.p95 > 1s\n";
    for (String line : lines) {
      yaml += "    " + line + "\n";
    }
    return Rules.read("my.yaml", new StringReader(yaml)).all().get(0);
  }
}
