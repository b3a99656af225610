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

  private static Rule rule(String... lines) {
    String yaml = "rules:\n  - name: one\n    severity: low\n    when: requests.p95 > 1s\n";
    for (String line : lines) {
      yaml += "    " + line + "\n";
    }
    return Rules.read("my.yaml", new StringReader(yaml)).all().get(0);
  }
}
