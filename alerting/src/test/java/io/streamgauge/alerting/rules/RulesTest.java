package io.streamgauge.alerting.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.streamgauge.alert.Severity;
import java.io.IOException;
import java.io.StringReader;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ListAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RulesTest {

  @Test
  void readsEveryKey() {
    Rule rule =
        read("""
                rules:
                  - name: checkout-slow
                    when: requests.p99 >= 1.5s
                    clear: 1200ms
                    for: 1m
                    keepFiring: 5m
                    windows: 3 of 5
                    window: 1m
                    severity: high
                    services: [shop, "cart-*"]
                    operations: "POST *"
                    scope: both
                    minimum: 25
                    labels: {team: checkout}
                    annotations:
                      title: "{{service}} takes {{value}}"
                    runbook: https://wiki.example/slow
                """)
            .all()
            .get(0);

    assertThat(rule)
        .isEqualTo(
            new Rule(
                "checkout-slow",
                new Threshold(Measure.REQUESTS_P99, Comparison.AT_LEAST, 1.5, 1.2),
                Duration.ofMinutes(1),
                Duration.ofMinutes(5),
                new Quorum(3, 5),
                Duration.ofMinutes(1),
                Severity.HIGH,
                new Selector(List.of("shop", "cart-*")),
                new Selector(List.of("POST *")),
                Scope.BOTH,
                new Minimum(25, 25),
                NoData.KEEP,
                new Wording(
                    Map.of("team", new Template("checkout")),
                    Map.of("title", new Template("{{service}} takes {{value}}")),
                    Optional.of(URI.create("https://wiki.example/slow")))));
  }

  @Test
  void leavesOutWhatIsUsual() {
    Rule rule = read(rule("when: requests.mean > 1s")).all().get(0);

    assertThat(rule.hold()).isEqualTo(Duration.ofSeconds(10));
    assertThat(rule.keepFiring()).isZero();
    assertThat(rule.quorum()).isEqualTo(new Quorum(1, 1));
    assertThat(((Threshold) rule.condition()).clear())
        .isEqualTo(((Threshold) rule.condition()).threshold());
    assertThat(rule.window()).isEqualTo(Duration.ofSeconds(10));
    assertThat(rule.scope()).isEqualTo(Scope.EACH);
    assertThat(rule.minimum()).isEqualTo(new Minimum(10, 1));
    assertThat(rule.wording()).isEqualTo(Wording.NONE);
    assertThat(rule.watches("any", "GET /any")).isTrue();
  }

  @Test
  void judgesHowServicesStandAsAWholeAndByTheMinute() {
    Rule rule = read(rule("when: service.score < 70")).all().get(0);

    assertThat(rule.scope()).isEqualTo(Scope.SERVICE);
    assertThat(rule.window()).isEqualTo(Duration.ofMinutes(1));
    assertThat(rule.watches("shop", Scope.TOTAL)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"memory.usage", "memory.cpu"})
  void waitsLongerForWhatSwings(String measure) {
    Rule rule = read(rule("when: " + measure + " > 80%")).all().get(0);

    assertThat(rule.hold()).isEqualTo(Duration.ofSeconds(30));
    assertThat(rule.minimum()).isEqualTo(new Minimum(0, 0));
  }

  @ParameterizedTest
  @CsvSource({
    "requests.p95 > 500ms, ABOVE, 0.5",
    "requests.p95 above 500 ms, ABOVE, 0.5",
    "queries.mean >= 250us, AT_LEAST, 0.00025",
    "queries.p50 at-least 2min, AT_LEAST, 120",
    "caches.hitRatio < 70%, BELOW, 0.7",
    "caches.hitRatio below 0.7, BELOW, 0.7",
    "requests.rate <= 30/min, AT_MOST, 0.5",
    "requests.count at-most 3, AT_MOST, 3",
    "memory.growth > 6MB/min, ABOVE, 100000",
    "memory.growth > 1MiB/s, ABOVE, 1048576",
    "memory.growth1h > 1MB/h, ABOVE, 277.77777777777777",
    "memory.floor > 500MB, ABOVE, 500e6",
    "memory.rss >= 2 GiB, AT_LEAST, 2147483648",
    "memory.threads > 200, ABOVE, 200",
    "memory.exhaustion < 30min, BELOW, 1800",
    "memory.pauseShare > 5%, ABOVE, 0.05",
    "queries.poolWait > 5ms, ABOVE, 0.005",
    "queries.rows > 10000/s, ABOVE, 10000",
    "caches.evictions > 60/min, ABOVE, 1",
    "requests.p99.9 > 2s, ABOVE, 2",
  })
  void understandsComparisonsAndUnits(String when, Comparison comparison, double threshold) {
    Threshold condition = (Threshold) read(rule("when: " + when)).all().get(0).condition();

    assertThat(condition.comparison()).isEqualTo(comparison);
    assertThat(condition.threshold()).isEqualTo(threshold);
  }

  @Test
  void doesNotWaitLongerThanForTheWindowsThatItCounts() {
    Rule rule = read(rule("when: memory.cpu > 80%\n    windows: 3 of 5")).all().get(0);

    assertThat(rule.hold()).isZero();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0 of 3", "4 of 3", "3 of 61", "3/5", "three of 5"})
  void refusesMoreWindowsThanItCanCount(String windows) {
    problemsOf(rule("when: requests.p95 > 1s\n    windows: " + windows))
        .singleElement()
        .asString()
        .contains(
            "'windows' is '" + windows + "', allowed is <least> of <all>, for example 3 of 5");
  }

  @ParameterizedTest
  @CsvSource({
    "requests.p95 > 500ms, 600ms, at most 500ms",
    "caches.hitRatio < 70%, 60%, at least 70%",
    "requests.p95 > 500ms, 400, at most 500ms",
  })
  void refusesToClearOnTheSideOfTheBreach(String when, String clear, String allowed) {
    problemsOf(rule("when: " + when + "\n    clear: " + clear))
        .singleElement()
        .asString()
        .contains("'clear' is '" + clear + "', allowed is " + allowed);
  }

  @Test
  void reportsAllProblemsAtOnceInTheOrderOfTheirPlaces() {
    problemsOf(
            """
            version: 1
            rules:
              - name: a rule
                when: requests.p420 is 3
                severity: huge
              - name: twice
                when: requests.p95 > 500
                for: soon
                window: 5m
                severity: low
                caches: x
              - name: twice
                when: memory.usage > 80
                minimum: 0
                instances: []
                severity: low
                colour: red
              - severity: [low]
                when: errors
            """)
        .satisfiesExactly(
            it ->
                assertThat(it).startsWith("my.yaml:1:10: 'version' is unknown, allowed is 'rules'"),
            it -> assertThat(it).startsWith("my.yaml:3:11: 'name' is 'a rule', allowed is letters"),
            it ->
                assertThat(it)
                    .startsWith(
                        "my.yaml:4:11: measure is 'requests.p420', allowed is requests.mean,"),
            it ->
                assertThat(it)
                    .startsWith("my.yaml:4:11: comparison is 'is', allowed is > (above), >="),
            it ->
                assertThat(it)
                    .isEqualTo(
                        "my.yaml:5:15: 'severity' is 'huge', allowed is low, medium, high, critical"),
            it ->
                assertThat(it)
                    .startsWith(
                        "my.yaml:7:11: threshold of requests.p95 is '500',"
                            + " allowed is a number with a unit"),
            it -> assertThat(it).startsWith("my.yaml:8:10: 'for' is 'soon', allowed is a time"),
            it ->
                assertThat(it).isEqualTo("my.yaml:9:13: 'window' is '5m', allowed is 10s, 1m, 1h"),
            it ->
                assertThat(it)
                    .isEqualTo("my.yaml:12:11: 'name' is 'twice', which line 6 has already"),
            it ->
                assertThat(it)
                    .isEqualTo(
                        "my.yaml:13:11: threshold of memory.usage is '80',"
                            + " allowed is a ratio from 0 to 1, or from 0% to 100%"),
            it -> assertThat(it).startsWith("my.yaml:14:14: 'minimum' is '0', allowed is a whole"),
            it ->
                assertThat(it)
                    .startsWith(
                        "my.yaml:17:13: 'colour' is unknown in this rule, allowed is name,"),
            it -> assertThat(it).startsWith("my.yaml:18:5: 'name' is missing in this rule"),
            it -> assertThat(it).startsWith("my.yaml:18:15: 'severity' is '[low]', allowed is low"),
            it ->
                assertThat(it)
                    .startsWith(
                        "my.yaml:19:11: 'when' is 'errors', allowed is <measure> <comparison>"));
  }

  @Test
  void refusesKeysThatDoNotFitTheMeasure() {
    problemsOf(
            """
            rules:
              - name: memory
                when: memory.usage > 80%
                severity: low
                scope: service
                minimum: 5
                operations: x
              - name: total
                when: requests.p95 > 1s
                severity: low
                scope: service
                operations: x
            """)
        .satisfiesExactly(
            it -> assertThat(it).contains(":5:12: 'scope' is for requests and queries"),
            it -> assertThat(it).contains(":6:14: 'minimum' counts events"),
            it -> assertThat(it).contains(":7:17: 'operations' is unknown in this rule"),
            it -> assertThat(it).contains(":12:17: 'operations' chooses nothing"));
  }

  @Test
  void refusesToChooseAmongWhatIsBelowAServiceThatStandsBadly() {
    problemsOf(
            """
                rules:
                  - name: standing
                    when: service.completeness < 99%
                    severity: low
                    window: 10s
                    scope: each
                    operations: x
                """)
        .satisfiesExactly(
            it -> assertThat(it).contains(":5:").contains("each minute"),
            it -> assertThat(it).contains("'scope' is of no use here"),
            it -> assertThat(it).contains("'operations' is unknown in this rule"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "requests.p95 > 1s | by: statement | 'by' is 'statement', allowed is operation, service,"
            + " version, environment, tag",
        "queries.p95 > 1s | by: [] | 'by' is '[]', allowed is statement, service, version,"
            + " environment, tag",
        "caches.hitRatio < 1% | by: service | 'by' is 'service', allowed is cache",
        "memory.cpu > 1% | by: {a: b} | 'by' is '{a=b}', allowed is instance",
        "memory.cpu > 1% | by: version | 'by' is 'version', allowed is instance",
        "requests.p95 > 1s | versions: 2.* | 'versions' chooses among what 'by' tells apart; add version"
            + " to 'by'",
        "requests.p95 > 1s | unless: {tags: x} | 'unless.tags' chooses among what 'by' tells apart; add tag"
            + " to 'by'",
        "requests.p95 > 1s | unless: slow | 'unless' is 'slow', allowed is 'key: value' lines of its own",
        "requests.p95 > 1s | unless: {caches: a} | 'unless.caches' is unknown in this rule, allowed is"
            + " services, operations, versions, environments, tags",
        "memory.cpu > 1% | unless: {instances: []} | 'unless.instances' is '[]', allowed is a name or a"
            + " list of names, * stands for any characters",
      })
  void saysWhatAlertsCanBeAboutAndWhatCanBeLeftOut(String when, String line, String problem) {
    problemsOf(rule("when: " + when + "\n    " + line))
        .singleElement()
        .asString()
        .endsWith(": " + problem);
  }

  @Test
  void refusesTwoNamesForTheSameAndExceptionsFromNothing() {
    problemsOf(
            rule(
                """
                when: requests.p95 > 1s
                    by: service
                    scope: service
                    unless: {operations: x}
                """
                    .strip()))
        .satisfiesExactly(
            it ->
                assertThat(it)
                    .endsWith(":6:12: 'scope' is the old name of 'by', which stands here too"),
            it -> assertThat(it).contains(":7:26: 'unless.operations' chooses nothing"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "'' | my.yaml:1:1: the file is empty",
        "'rules: 5' | my.yaml:1:8: 'rules' must be a list",
        "'- a' | my.yaml:1:1: expected is 'rules:'",
        "'rule: []' | my.yaml:1:7: 'rule' is unknown",
        "'rules: [5]' | my.yaml:1:9: a rule must be made of",
        "'rules: [' | my.yaml:1:9: this is not YAML",
        "'rules: []\nrules: []' | my.yaml:2:1: 'rules' stands here a second time",
      })
  void namesThePlaceOfWhatIsNoRuleFile(String yaml, String problem) {
    problemsOf(yaml).anySatisfy(it -> assertThat(it).startsWith(problem));
  }

  @Test
  void takesAFileWithoutRulesForNoAlerts() {
    assertThat(read("rules: []").all()).isEmpty();
  }

  @Test
  void namesAFileThatCannotBeRead(@TempDir Path directory) {
    Path missing = directory.resolve("rules.yaml");

    assertThatThrownBy(() -> Rules.load(missing))
        .isInstanceOf(InvalidRulesException.class)
        .hasMessageContaining(missing + ":1:1: cannot be read");
  }

  @Test
  void namesTheFileInItsProblems(@TempDir Path directory) throws IOException {
    Path file = Files.writeString(directory.resolve("rules.yaml"), "rules: none\n");

    assertThatThrownBy(() -> Rules.load(file))
        .hasMessage(
            "%s has 1 problem:\n%s:1:8: 'rules' must be a list, each rule beginning with '- '",
            file, file);
  }

  private static ListAssert<String> problemsOf(String yaml) {
    return assertThat(
        catchThrowableOfType(InvalidRulesException.class, () -> read(yaml)).problems());
  }

  private static String rule(String when) {
    return "rules:\n  - name: one\n    severity: low\n    " + when + "\n";
  }

  private static Rules read(String yaml) {
    return Rules.read("my.yaml", new StringReader(yaml));
  }
}
