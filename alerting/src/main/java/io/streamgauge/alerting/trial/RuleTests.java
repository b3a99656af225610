package io.streamgauge.alerting.trial;

import static java.util.Objects.requireNonNull;

import io.streamgauge.alerting.rules.InvalidRulesException;
import io.streamgauge.alerting.rules.Place;
import io.streamgauge.alerting.rules.Problems;
import io.streamgauge.alerting.rules.Rules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** The tests of a file, and the rules that they are about. */
public final class RuleTests {

  private final Path file;
  private final Rules rules;
  private final List<RuleTest> tests;

  RuleTests(Path file, Rules rules, List<RuleTest> tests) {
    this.file = requireNonNull(file, "file");
    this.rules = requireNonNull(rules, "rules");
    this.tests = List.copyOf(tests);
  }

  /**
   * Reads a file of tests, and the rule file that it names; without one they are about the rules
   * that ship.
   *
   * @throws InvalidRulesException with everything that is wrong with the file of tests, or else
   *     with the rule file
   */
  public static RuleTests load(Path file) {
    Problems problems = new Problems(file.toString());
    RuleTests tests = new TestFileReader(problems).read(file, text(file, problems));
    problems.throwIfAny();
    return tests;
  }

  private static String text(Path file, Problems problems) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      problems.add(Place.BEGINNING, "cannot be read as UTF-8 text: " + e);
      problems.throwIfAny();
      return "";
    }
  }

  /** Runs all of them; what comes of each, in their order. */
  public List<TestOutcome> run() {
    return tests.stream()
        .map(
            test ->
                new TestOutcome(
                    test.name(),
                    new TestRun(test, rules)
                        .failures().stream()
                            .map(it -> "%s:%s: %s".formatted(file, it.place(), it.what()))
                            .toList()))
        .toList();
  }
}
