package io.streamgauge.alerting.trial;

import io.streamgauge.alert.AlertState;
import io.streamgauge.alert.Severity;
import io.streamgauge.alerting.rules.Fields;
import io.streamgauge.alerting.rules.Rule;
import io.streamgauge.alerting.rules.Rules;
import io.streamgauge.alerting.trial.TestNodes.Mapping;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Function;
import org.yaml.snakeyaml.nodes.Node;

/** Reads what a test expects. */
final class ExpectationCheck {

  private static final String STATES =
      "firing, pending, no_data, resolved, suppressed, inactive (never was, or given up)";

  private final TestNodes nodes;
  private final Rules rules;

  ExpectationCheck(TestNodes nodes, Rules rules) {
    this.nodes = nodes;
    this.rules = rules;
  }

  List<Expectation> check(Mapping test) {
    Set<String> keys = new HashSet<>(SeriesCheck.KEYS);
    keys.addAll(List.of("at", "rule", "service", "state", "severity", "value", "summary"));
    List<Expectation> all = new ArrayList<>();
    for (Node node : nodes.list(test, "expect")) {
      nodes
          .mapping("expectation", node, keys, Set.of())
          .map(Mapping::values)
          .flatMap(this::check)
          .ifPresent(all::add);
    }
    return all;
  }

  private Optional<Expectation> check(Fields fields) {
    Optional<Duration> at = fields.required("at", TestFileReader::time, "a time as 40s");
    Optional<Rule> rule = fields.required("rule", text -> rules.find(text).orElse(null), names());
    Optional<String> service = fields.required("service", text -> text, "a name");
    Optional<AlertState> state = fields.required("state", ExpectationCheck::state, STATES);
    Optional<Optional<Severity>> severity =
        optional(fields, "severity", ExpectationCheck::severity, "low, medium, high, critical");
    Optional<Optional<Double>> value =
        optional(fields, "value", ExpectationCheck::number, "a number, in seconds for a duration");
    Optional<Optional<String>> summary = optional(fields, "summary", text -> text, "a text");
    return at.isEmpty()
            || rule.isEmpty()
            || service.isEmpty()
            || state.isEmpty()
            || severity.isEmpty()
            || value.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Expectation(
                fields.rule().place(),
                at.get(),
                rule.get().name(),
                service.get(),
                SeriesCheck.name(fields),
                state.get(),
                severity.get(),
                value.get().map(OptionalDouble::of).orElseGet(OptionalDouble::empty),
                summary.orElseThrow()));
  }

  private static <T> Optional<Optional<T>> optional(
      Fields fields, String key, Function<String, T> parse, String allowed) {
    return fields.optional(
        key,
        text -> Optional.ofNullable(parse.apply(text)).map(Optional::of).orElse(null),
        allowed,
        Optional.empty());
  }

  private String names() {
    return String.join(", ", rules.all().stream().map(Rule::name).toList());
  }

  /** {@code no-data} is an old spelling. */
  private static AlertState state(String text) {
    return Arrays.stream(AlertState.values())
        .filter(state -> state != AlertState.UNKNOWN)
        .filter(state -> word(state).equals(text.replace('-', '_')))
        .findFirst()
        .orElse(null);
  }

  private static Severity severity(String text) {
    return Arrays.stream(Severity.values())
        .filter(severity -> severity.name().toLowerCase(Locale.ROOT).equals(text))
        .findFirst()
        .orElse(null);
  }

  private static Double number(String text) {
    try {
      return Double.valueOf(text);
    } catch (NumberFormatException e) {
      return null;
    }
  }

  /** As everywhere that people read it: {@code no_data}. */
  static String word(AlertState state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
