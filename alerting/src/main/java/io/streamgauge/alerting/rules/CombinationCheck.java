package io.streamgauge.alerting.rules;

import io.streamgauge.alert.Severity;
import io.streamgauge.alerting.rules.WrittenRule.Written;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads rules about what other rules say together, or says everything that is wrong with them. */
final class CombinationCheck {

  static final String TOP = "combine";
  static final String KIND = "combination";
  static final String ALL = "all";
  static final String ANY = "any";
  static final String NOT = "not";

  /** The alerts of other rules come one by one, so each is a window of its own. */
  static final Duration INSTANT = Duration.ofMillis(1);

  private static final List<String> KEYS =
      List.of(
          "name",
          ALL,
          ANY,
          NOT,
          "severity",
          WatchCheck.SERVICES,
          WordingCheck.LABELS,
          WordingCheck.ANNOTATIONS,
          WordingCheck.RUNBOOK);

  private final List<WrittenRule> written;
  private final Set<String> names;
  private final Problems problems;

  /**
   * @param rules all other rules of the file
   */
  CombinationCheck(List<WrittenRule> written, List<WrittenRule> rules, Problems problems) {
    this.written = written;
    this.problems = problems;
    names = new TreeSet<>();
    rules.forEach(this::addName);
    written.forEach(this::addName);
  }

  private void addName(WrittenRule rule) {
    rule.get("name").ifPresent(name -> names.add(name.toString()));
  }

  /** What can be read of them. */
  List<Rule> all() {
    List<Rule> combinations = new ArrayList<>();
    Map<String, Composite> conditions = new HashMap<>();
    for (WrittenRule each : written) {
      Optional<Rule> rule = check(new Fields(each, problems));
      rule.ifPresent(combinations::add);
      rule.ifPresent(it -> conditions.put(it.name(), (Composite) it.condition()));
    }
    for (int i = 0; i < written.size(); i++) {
      refuseCircle(written.get(i), conditions);
    }
    return combinations;
  }

  private Optional<Rule> check(Fields fields) {
    fields.refuseOthers(KEYS);
    Optional<String> name = RuleCheck.name(fields);
    Optional<Severity> severity = RuleCheck.severity(fields);
    Optional<Selector> services = fields.selector(WatchCheck.SERVICES);
    Optional<Wording> wording = new WordingCheck(fields).check();
    Optional<Composite> condition = condition(fields);
    return name.isPresent()
            && severity.isPresent()
            && services.isPresent()
            && wording.isPresent()
            && condition.isPresent()
        ? Optional.of(
            new Rule(
                name.get(),
                condition.get(),
                Duration.ZERO,
                Duration.ZERO,
                Quorum.ONE,
                INSTANT,
                severity.get(),
                services.get(),
                Selector.EVERYTHING,
                Scope.SERVICE,
                Minimum.NONE,
                NoData.KEEP,
                wording.get()))
        : Optional.empty();
  }

  private Optional<Composite> condition(Fields fields) {
    Optional<List<String>> all = rules(fields, ALL);
    Optional<List<String>> any = rules(fields, ANY);
    Optional<List<String>> not = rules(fields, NOT);
    if (!fields.has(ALL) && !fields.has(ANY)) {
      problems.add(
          fields.rule().place(),
          "'%s' or '%s' is missing in this %s, allowed is a rule or a list of rules"
              .formatted(ALL, ANY, KIND));
      return Optional.empty();
    }
    return all.isPresent() && any.isPresent() && not.isPresent()
        ? Optional.of(new Composite(all.get(), any.get(), not.get()))
        : Optional.empty();
  }

  /** Rules that there are; none where the key is absent. */
  private Optional<List<String>> rules(Fields fields, String key) {
    Optional<Written> written = fields.rule().get(key);
    if (written.isEmpty()) {
      return Optional.of(List.of());
    }
    List<String> rules = written.get().values();
    if (rules.isEmpty() || !names.containsAll(rules)) {
      fields.badValue(key, "one or several of " + String.join(", ", names));
      return Optional.empty();
    }
    return Optional.of(rules);
  }

  private void refuseCircle(WrittenRule rule, Map<String, Composite> conditions) {
    String name = rule.get("name").map(Object::toString).orElse("");
    if (conditions.containsKey(name) && reaches(name, name, conditions, new TreeSet<>())) {
      problems.add(rule.place(), "'%s' goes by itself, which is not allowed".formatted(name));
    }
  }

  private static boolean reaches(
      String from, String to, Map<String, Composite> conditions, Set<String> seen) {
    return conditions.containsKey(from)
        && seen.add(from)
        && conditions
            .get(from)
            .parts()
            .anyMatch(part -> part.equals(to) || reaches(part, to, conditions, seen));
  }
}
