package io.streamgauge.alerting.trial;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamgauge.alerting.rules.InvalidRulesException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RuleTestsTest {

  private static final String RULES =
      """
      rules:
        - name: slow
          when: requests.p95 > 500ms
          for: 10s
          severity: high
        - name: slow-hours
          when: requests.p95 > 500ms
          window: 1h
          severity: low
        - name: gone
          when: requests.count absent
          severity: low
          services: bakery
      combine:
        - name: slow-and-gone
          all: [slow]
          severity: critical
      """;

  private static final String GOES_BY =
      """
      rules: rules.yaml
      tests:
        - name: fires and resolves
          interval: 10s
          series:
            - {service: shop, operation: GET /, measure: requests.p95, values: 0.1x2 700msx3 _ 0.1}
          expect:
            - {at: 30s, rule: slow, service: shop, operation: GET /, state: inactive}
            - {at: 40s, rule: slow, service: shop, state: firing, severity: high, value: 0.7}
            - {at: 90s, rule: slow, service: shop, state: resolved}
            - {at: 0s, rule: slow-and-gone, service: shop, state: inactive}
      """;

  @TempDir Path directory;

  @BeforeEach
  void writeRules() throws IOException {
    Files.writeString(directory.resolve("rules.yaml"), RULES);
  }

  @Test
  void passWhereEverythingIsAsExpected() throws IOException {
    assertThat(run(GOES_BY)).containsExactly(new TestOutcome("fires and resolves", List.of()));
  }

  @Test
  void tryRulesThatTellVersionsApart() throws IOException {
    Files.writeString(
        directory.resolve("rules.yaml"),
        """
        rules:
          - {name: canary, when: requests.p95 > 500ms, by: version, for: 1m, severity: high}
          - {name: all, when: requests.p95 > 500ms, by: service, window: 1m, severity: low}
        """);

    assertThat(
            run(
                """
                rules: rules.yaml
                tests:
                  - name: only the new version
                    series:
                      - {service: shop, version: 1.4, measure: requests.p95, values: 0.1x3}
                      - {service: shop, version: 2.0, measure: requests.p95, values: 0.1 700msx1 0.1}
                      - {service: shop, measure: requests.p95, interval: 1m, values: 0.1x3}
                    expect:
                      - {at: 3m, rule: canary, service: shop, version: 2.0, state: firing}
                      - {at: 3m, rule: canary, service: shop, version: 1.4, state: inactive}
                      - {at: 4m, rule: canary, service: shop, version: 2.0, state: resolved}
                """))
        .containsExactly(new TestOutcome("only the new version", List.of()));
  }

  @Test
  void refuseVariantsOfWhatHasNone() {
    String wrong =
        GOES_BY
            .replace("operation: GET /, measure: requests.p95", "version: 1, measure: memory.cpu")
            .replace("700msx3", "0.7x3");

    assertThatThrownBy(() -> run(wrong))
        .hasMessageContaining("'version' is for requests and queries");
    assertThatThrownBy(
            () -> run(GOES_BY.replace("operation: GET /,", "version: 1, interval: 10s,")))
        .hasMessageContaining("because variants have no shorter windows");
  }

  @Test
  void tellEveryExpectationThatFails() throws IOException {
    String wrong =
        GOES_BY
            .replace("at: 40s", "at: 31s")
            .replace("state: resolved", "state: inactive")
            .replace(
                "30s, rule: slow, service: shop, operation: GET /",
                "30s, rule: slow, service: bakery");

    List<String> failures = run(wrong).get(0).failures();

    assertThat(failures)
        .satisfiesExactly(
            it ->
                assertThat(it)
                    .endsWith(
                        "tests.yaml:9:9: at 31s, slow of shop: state is inactive, expected is firing"),
            it ->
                assertThat(it)
                    .contains(
                        ":10:9: at 90s, slow of shop: state is resolved since 90s (shop, GET /")
                    .endsWith("expected is inactive"));
  }

  @Test
  void holdDetailsOfTheLatestTransitionAgainstWhatIsExpected() throws IOException {
    String wrong =
        GOES_BY.replace("severity: high, value: 0.7", "severity: low, value: 0.8, summary: slow");

    assertThat(run(wrong).get(0).failures())
        .satisfiesExactly(
            it -> assertThat(it).contains("severity is HIGH, expected is LOW"),
            it -> assertThat(it).contains("value is 0.7, expected is 0.8"),
            it -> assertThat(it).contains("summary is 'shop, GET /").contains("expected is slow"));
  }

  @Test
  void tellOfAlertsThatNobodyExpects() throws IOException {
    String other =
        GOES_BY
            .replaceAll("service: shop(?=.*state)", "service: bakery")
            .replaceAll("state: (firing.*|resolved)}", "state: inactive}");

    assertThat(run(other).get(0).failures())
        .anySatisfy(
            it ->
                assertThat(it)
                    .contains(
                        ":3:5: nothing is expected of slow of shop, GET /, but it fires at 40s: shop"));
    assertThat(run(other.replace("interval: 10s", "others: ignore")).get(0).passed()).isTrue();
  }

  @Test
  void knowWhichAlertsKeepWhichQuiet() throws IOException {
    Files.writeString(
        directory.resolve("rules.yaml"),
        """
        rules:
          - {name: slow, when: requests.p95 > 500ms, for: 10s, severity: low, operations: GET /}
          - {name: down, when: requests.p95 > 5s, for: 10s, severity: high}
        inhibit:
          - {source: rule=down, target: rule=slow}
        """);

    String test =
        """
        rules: rules.yaml
        tests:
          - name: the cause is told, and not what follows from it
            interval: 10s
            series:
              - {service: shop, operation: DB, measure: requests.p95, values: 0.1 6x3 0.1x7}
              - {service: shop, operation: GET /, measure: requests.p95, values: 0.1 0.7x10}
            expect:
              - {at: 40s, rule: slow, service: shop, state: suppressed}
              - {at: 40s, rule: down, service: shop, state: firing}
              - {at: 60s, rule: slow, service: shop, state: suppressed}
              - {at: 100s, rule: slow, service: shop, state: firing}
        """;

    assertThat(run(test).get(0).failures()).isEmpty();
  }

  @Test
  void letEventTimeGoOnWhereNothingIsHeard() throws IOException {
    String silent =
        """
        rules: rules.yaml
        tests:
          - name: nobody is there any more
            series:
              - {service: bakery, measure: requests.count, operation: bake, values: 5x2}
            expect:
              - {at: 30s, rule: gone, service: bakery, state: inactive}
              - {at: 5m, rule: gone, service: bakery, state: firing}
        """;

    assertThat(run(silent).get(0).failures()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"no_data", "no-data"})
  void expectThatThereIsNoData(String state) throws IOException {
    Files.writeString(
        directory.resolve("rules.yaml"),
        """
        rules:
          - {name: slow, when: requests.p95 > 500ms, window: 1m, noData: alert, severity: low}
        """);
    String silent =
        """
        rules: rules.yaml
        tests:
          - name: nobody is there any more
            interval: 1m
            series:
              - {service: shop, measure: requests.p95, operation: GET /, values: 0.1x2 _x30}
            expect:
              - {at: 2m, rule: slow, service: shop, state: inactive}
              - {at: 30m, rule: slow, service: shop, state: %s}
        """
            .formatted(state);

    assertThat(run(silent).get(0).failures()).isEmpty();
    assertThat(run(silent.replace("inactive", state)).get(0).failures())
        .singleElement(InstanceOfAssertFactories.STRING)
        .endsWith("expected is no_data");
  }

  @Test
  void judgeWhatRulesSayTogether() throws IOException {
    String together =
        GOES_BY + "      - {at: 40s, rule: slow-and-gone, service: shop, state: firing}\n";

    assertThat(run(together).get(0).failures()).isEmpty();
  }

  @Test
  void areRefusedWithEveryProblemAtItsPlace() throws IOException {
    String bad =
        """
        rules: rules.yaml
        tests:
          - name: bad
            intervall: 10s
            series:
              - {service: shop, measure: requests.p95, values: 0.1 y}
              - {measure: nothing, values: 1}
            expect:
              - {at: soon, rule: fast, service: shop, state: burning}
          - name: empty
            series: []
        """;

    assertThatThrownBy(() -> run(bad))
        .isInstanceOf(InvalidRulesException.class)
        .extracting(failure -> ((InvalidRulesException) failure).problems())
        .asInstanceOf(InstanceOfAssertFactories.LIST)
        .satisfiesExactly(
            it -> has(it, ":4:5: 'intervall' is unknown in this test, allowed is"),
            it -> has(it, ":6:56: 'values' is '0.1 y', allowed is values such as"),
            it -> has(it, ":7:9: 'service' is missing in this series"),
            it -> has(it, ":7:19: 'measure' is 'nothing', allowed is a measure"),
            it -> has(it, ":9:14: 'at' is 'soon', allowed is a time"),
            it ->
                has(
                    it,
                    ":9:26: 'rule' is 'fast', allowed is slow, slow-hours, gone, slow-and-gone"),
            it -> has(it, ":9:54: 'state' is 'burning', allowed is firing"),
            it -> has(it, ":10:5: 'expect' is missing"),
            it -> has(it, ":11:13: 'series' holds nothing"));
  }

  @Test
  void areRefusedWhereARuleNeverSeesItsWindows() {
    String hours = GOES_BY.replace("30s, rule: slow,", "30s, rule: slow-hours,");

    assertThatThrownBy(() -> run(hours))
        .hasMessageContaining(":8:9: slow-hours judges windows of 3600 s, and no series");
  }

  private static void has(Object problem, String part) {
    assertThat(problem).asString().contains("tests.yaml" + part);
  }

  private List<TestOutcome> run(String tests) throws IOException {
    return RuleTests.load(Files.writeString(directory.resolve("tests.yaml"), tests)).run();
  }
}
