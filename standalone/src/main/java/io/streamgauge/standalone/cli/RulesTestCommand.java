package io.streamgauge.standalone.cli;

import io.streamgauge.alerting.rules.InvalidRulesException;
import io.streamgauge.alerting.trial.RuleTests;
import io.streamgauge.alerting.trial.TestOutcome;
import io.streamgauge.standalone.ExitCode;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code rules test}: runs tests of rules. */
@Command(
    name = "test",
    description = {
      "Runs tests of rules: values of series in, states of alerts at given times out.",
      "Neither Kafka nor anything else has to run for that."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class RulesTestCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Tests of rules, YAML.")
  private List<Path> files;

  RulesTestCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    ExitCode worst = ExitCode.OK;
    for (Path file : files) {
      ExitCode code = test(file);
      worst = code.number() > worst.number() ? code : worst;
    }
    return worst.number();
  }

  private ExitCode test(Path file) {
    try {
      List<TestOutcome> outcomes = RuleTests.load(file).run();
      outcomes.forEach(this::print);
      long failed = outcomes.stream().filter(outcome -> !outcome.passed()).count();
      terminal.out().printf("%s: %d tests, %d failed%n", file, outcomes.size(), failed);
      return failed == 0 ? ExitCode.OK : ExitCode.FAILURE;
    } catch (InvalidRulesException e) {
      e.problems().forEach(terminal.err()::println);
      return ExitCode.SETTINGS;
    }
  }

  private void print(TestOutcome outcome) {
    terminal.out().printf("%-6s  %s%n", outcome.passed() ? "ok" : "FAILED", outcome.test());
    outcome.failures().forEach(failure -> terminal.out().println("        " + failure));
  }
}
