package io.streamgauge.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.streamgauge.alerting.rules.Rules;
import io.streamgauge.standalone.ExitCode;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RulesCommandTest {

  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir Path directory;

  @Test
  void findsNothingInTheRulesThatShip() throws IOException {
    Path file = Files.writeString(directory.resolve("good.yaml"), shipped());

    assertThat(run("rules", "check", file.toString())).isZero();
    assertThat(out.toString().strip()).isEqualTo(file + ": 8 rules, no problem");
  }

  @Test
  void saysWhatRulesThatTellVersionsApartNeed() throws IOException {
    Path file =
        Files.writeString(
            directory.resolve("versions.yaml"),
            "rules: [{name: a, when: requests.p95 > 1s, by: [tag, version], severity: low}]");

    assertThat(run("rules", "check", file.toString())).isZero();
    assertThat(out.toString())
        .contains("variants.reported=version,tag")
        .contains(file + ": 1 rule, no problem");
  }

  @Test
  void runsTestsOfRules() throws IOException {
    Path good = Files.writeString(directory.resolve("good.yaml"), test("40s"));
    Path failing = Files.writeString(directory.resolve("failing.yaml"), test("20s"));
    Path bad = Files.writeString(directory.resolve("bad.yaml"), test("soon"));

    assertThat(run("rules", "test", good.toString())).isZero();
    assertThat(out.toString()).isEqualTo("ok      slow%n%s: 1 tests, 0 failed%n".formatted(good));
    assertThat(run("rules", "test", good.toString(), failing.toString()))
        .isEqualTo(ExitCode.FAILURE.number());
    assertThat(out.toString())
        .contains("FAILED  slow")
        .contains("failing.yaml:6:9: at 20s, slow-requests of shop: state is inactive");
    assertThat(run("rules", "test", bad.toString())).isEqualTo(ExitCode.SETTINGS.number());
    assertThat(err.toString()).startsWith(bad + ":6:14: 'at' is 'soon', allowed is");
  }

  /** About a rule that ships. */
  private static String test(String at) {
    return """
        tests:
          - name: slow
            series:
              - {service: shop, measure: requests.p95, operation: GET /, values: 0.1x1 0.7x2}
            expect:
              - {at: %s, rule: slow-requests, service: shop, state: firing}
        """
        .formatted(at);
  }

  @Test
  void reportsEveryProblemOfEveryFile() throws IOException {
    Path bad =
        Files.writeString(directory.resolve("bad.yaml"), "rules:\n  - name: a\n    when: x\n");
    Path worse = Files.writeString(directory.resolve("worse.yaml"), "rules: 5\n");
    Path none = directory.resolve("none.yaml");

    int code = run("rules", "check", bad.toString(), worse.toString(), none.toString());

    assertThat(code).isEqualTo(ExitCode.SETTINGS.number());
    assertThat(err.toString().lines())
        .satisfiesExactly(
            it -> assertThat(it).startsWith(bad + ":2:5: 'severity' is missing"),
            it -> assertThat(it).startsWith(bad + ":3:11: 'when' is 'x', allowed is"),
            it -> assertThat(it).startsWith(worse + ":1:8: 'rules' must be a list"),
            it -> assertThat(it).startsWith(none + ":1:1: cannot be read"));
  }

  @Test
  void printsASchemaThatTheRulesThatShipFollow() throws IOException {
    Schema dialect =
        SCHEMAS.getSchema(SchemaLocation.of(SpecificationVersion.DRAFT_2020_12.getDialectId()));

    assertThat(dialect.validate(printed())).isEmpty();
    assertThat(schema().validate(shipped(), InputFormat.YAML)).isEmpty();
  }

  @Test
  void letsPassInTheSchemaWhatIsTaken() throws IOException {
    String rules =
        """
        rules:
          - name: all
            when: requests.p99 at-least 1.5s
            clear: 1s
            for: 1m
            keepFiring: 5m
            windows: 3 of 5
            window: 1m
            severity: high
            services: [shop, "cart-*"]
            operations: "POST *"
            scope: both
            minimum: 25
            labels: {team: shop, floor: 3, paged: true}
            annotations:
              title: "{{service}}, {{series}}: {{value}} {{comparison}} {{threshold}}"
            runbook: https://wiki.example/slow?a=b#c
          - name: ratio
            when: caches.hitRatio < 0.7
            clear: 0.8
            severity: low
            caches: users
          - name: tail
            when: queries.p99.9 > 2s
            severity: low
          - name: leak
            when: memory.exhaustion < 30min
            severity: critical
            instances: shop-*
            by: instance
          - name: both
            when: queries.mean > 1s
            severity: low
            by: [statement, service]
            unless: {services: [a, b], statements: begin}
          - name: canary
            when: requests.p95 > 1s
            severity: low
            by: [operation, version, tag]
            versions: [1.*, 2.0]
            unless: {tags: test}
        """;
    Path file = Files.writeString(directory.resolve("all.yaml"), rules);

    assertThat(Rules.load(file).all()).hasSize(6);
    assertThat(schema().validate(rules, InputFormat.YAML)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "when: requests.p420 > 1s",
        "when: requests.p95 around 1s",
        "when: requests.p95 >",
        "when: requests.p95 > 1s, caches: a",
        "when: memory.cpu > 80%, scope: both",
        "when: requests.p95 > 1s, minimum: 0",
        "when: requests.p95 > 1s, window: 5m",
        "when: requests.p95 > 1s, windows: 3/5",
        "when: requests.p95 > 1s, operations: []",
        "when: requests.p95 > 1s, colour: red",
        "when: requests.p95 > 1s, labels: x",
        "when: requests.p95 > 1s, by: statement",
        "when: memory.cpu > 80%, by: service",
        "when: memory.cpu > 80%, by: [instance, version]",
        "when: caches.hitRatio < 1%, versions: x",
        "when: requests.p95 > 1s, by: [operation, colour]",
        "when: requests.p95 > 1s, unless: {statements: x}",
        "when: requests.p95 > 1s, unless: x",
        "when: requests.p95 > 1s, labels: {a-b: x}",
        "when: requests.p95 > 1s, annotations: {a: [x]}",
        "when: requests.p95 > 1s, runbook: 'javascript:alert(1)'",
      })
  void refusesInTheSchemaWhatIsRefused(String keys) throws IOException {
    String rules = "rules: [{name: one, severity: low, " + keys + "}]";
    Path file = Files.writeString(directory.resolve("one.yaml"), rules);

    assertThat(run("rules", "check", file.toString())).isEqualTo(ExitCode.SETTINGS.number());
    assertThat(schema().validate(rules, InputFormat.YAML)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{source: rule=a}",
        "{source: rule=a, target: shop}",
        "{source: [], target: rule=a}",
        "{source: rule=a, target: rule=b, equal: planet}",
        "{source: rule=a, target: rule=b, colour: red}",
      })
  void refusesInTheSchemaInhibitionsThatAreRefused(String inhibition) throws IOException {
    String rules = "{rules: [], inhibit: [" + inhibition + "]}";
    Path file = Files.writeString(directory.resolve("one.yaml"), rules);

    assertThat(run("rules", "check", file.toString())).isEqualTo(ExitCode.SETTINGS.number());
    assertThat(schema().validate(rules, InputFormat.YAML)).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"rules", "rules check"})
  void asksForWhatIsMissing(String line) {
    assertThat(run(line.split(" "))).isEqualTo(ExitCode.USAGE.number());
  }

  private Schema schema() throws IOException {
    return SCHEMAS.getSchema(printed());
  }

  private JsonNode printed() throws IOException {
    StringWriter text = new StringWriter();
    CommandLineSetup.create(terminal(text, err)).execute("rules", "schema");
    return new ObjectMapper().readTree(text.toString());
  }

  private static String shipped() throws IOException {
    try (InputStream yaml = Rules.class.getResourceAsStream("default-rules.yaml")) {
      return new String(yaml.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private int run(String... arguments) {
    return CommandLineSetup.create(terminal(out, err)).execute(arguments);
  }

  private static Terminal terminal(StringWriter out, StringWriter err) {
    return new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), Map.of());
  }
}
