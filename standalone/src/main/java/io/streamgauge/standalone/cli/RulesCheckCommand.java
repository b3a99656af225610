package io.streamgauge.standalone.cli;

import io.streamgauge.alerting.rules.InvalidRulesException;
import io.streamgauge.alerting.rules.Rules;
import io.streamgauge.standalone.ExitCode;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code rules check}: says everything that is wrong with rule files. */
@Command(
    name = "check",
    description = "Reports every problem of rule files, as file:line:column.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class RulesCheckCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Alert rules, YAML.")
  private List<Path> files;

  RulesCheckCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    boolean fine = true;
    for (Path file : files) {
      fine &= check(file);
    }
    return (fine ? ExitCode.OK : ExitCode.SETTINGS).number();
  }

  private boolean check(Path file) {
    try {
      int rules = Rules.load(file).all().size();
      terminal.out().printf("%s: %d %s, no problem%n", file, rules, rules == 1 ? "rule" : "rules");
      return true;
    } catch (InvalidRulesException e) {
      e.problems().forEach(terminal.err()::println);
      return false;
    }
  }
}
