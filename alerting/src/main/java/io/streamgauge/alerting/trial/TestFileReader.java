package io.streamgauge.alerting.trial;

import io.streamgauge.alerting.rules.Composite;
import io.streamgauge.alerting.rules.Problems;
import io.streamgauge.alerting.rules.Quantity;
import io.streamgauge.alerting.rules.Rule;
import io.streamgauge.alerting.rules.Rules;
import io.streamgauge.alerting.trial.TestNodes.Mapping;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;

/** Reads test files, and says everything that is wrong with one. */
final class TestFileReader {

  static final String WINDOWS = "10s, 1m, 1h";

  /** A Monday, so that weeks begin with it. */
  private static final Instant USUAL_START = Instant.parse("2024-01-01T00:00:00Z");

  private static final Map<String, Boolean> OTHERS = Map.of("fail", false, "ignore", true);

  private final Problems problems;
  private final TestNodes nodes;

  TestFileReader(Problems problems) {
    this.problems = problems;
    this.nodes = new TestNodes(problems);
  }

  /** What the file holds, as far as it can be read; {@code problems} tells what cannot. */
  RuleTests read(Path file, String yaml) {
    Optional<Mapping> top =
        nodes
            .root(yaml)
            .flatMap(root -> nodes.mapping("test file", root, Set.of("rules"), Set.of("tests")));
    if (top.isEmpty()) {
      return new RuleTests(file, Rules.defaults(), List.of());
    }
    Rules rules =
        top.get()
            .values()
            .optional("rules", Optional::of, "a rule file", Optional.<String>empty())
            .orElseThrow()
            .map(name -> Rules.load(file.resolveSibling(name)))
            .orElseGet(Rules::defaults);
    List<RuleTest> tests = new ArrayList<>();
    for (Node node : nodes.list(top.get(), "tests")) {
      nodes
          .mapping(
              "test",
              node,
              Set.of("name", "interval", "start", "others"),
              Set.of("series", "expect"))
          .flatMap(mapping -> test(mapping, rules))
          .ifPresent(tests::add);
    }
    return new RuleTests(file, rules, tests);
  }

  private Optional<RuleTest> test(Mapping mapping, Rules rules) {
    Optional<String> name = mapping.values().required("name", text -> text, "a name");
    Optional<Duration> interval =
        mapping
            .values()
            .optional("interval", TestFileReader::window, WINDOWS, Duration.ofSeconds(10));
    Optional<Instant> start =
        mapping
            .values()
            .optional(
                "start", TestFileReader::start, "a time as 2024-01-01T00:00:00Z", USUAL_START);
    Optional<Boolean> others =
        mapping.values().optional("others", OTHERS::get, "fail, ignore", false);
    SeriesCheck series = new SeriesCheck(nodes, interval.orElse(Duration.ofSeconds(10)));
    ExpectationCheck expectations = new ExpectationCheck(nodes, rules);
    List<MeasuredSeries> measured = series.check(mapping);
    List<Expectation> expected = expectations.check(mapping);
    expected.forEach(each -> checkWindow(each, rules, measured));
    return name.isEmpty() || start.isEmpty() || others.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new RuleTest(
                mapping.place(), name.get(), start.get(), measured, expected, others.get()));
  }

  /** A rule that never sees a window of its length would pass every test that it is quiet. */
  private void checkWindow(Expectation expected, Rules rules, List<MeasuredSeries> series) {
    Optional<Rule> rule = rules.find(expected.rule());
    if (rule.isPresent()
        && !(rule.get().condition() instanceof Composite)
        && !series.isEmpty()
        && series.stream().noneMatch(each -> each.window().equals(rule.get().window()))) {
      problems.add(
          expected.place(),
          "%s judges windows of %d s, and no series of this test has them"
              .formatted(expected.rule(), rule.get().window().toSeconds()));
    }
  }

  static Duration window(String text) {
    return time(text) == null || !Set.of(10L, 60L, 3600L).contains(time(text).toSeconds())
        ? null
        : time(text);
  }

  static Duration time(String text) {
    OptionalDouble seconds =
        "0".equals(text) ? OptionalDouble.of(0) : Quantity.DURATION.parse(text);
    return seconds.isPresent() && seconds.getAsDouble() >= 0
        ? Duration.ofMillis(Math.round(seconds.getAsDouble() * 1000))
        : null;
  }

  private static Instant start(String text) {
    try {
      Instant start = Instant.parse(text);
      return start.toEpochMilli() % Duration.ofHours(1).toMillis() == 0 ? start : null;
    } catch (DateTimeException e) {
      return null;
    }
  }
}
