package io.streamgauge.standalone.cli;

import io.streamgauge.alerting.notify.file.NotifierFile;
import io.streamgauge.alerting.rules.InvalidRulesException;
import io.streamgauge.standalone.ExitCode;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code notifiers check}: says everything that is wrong with notifier files. */
@Command(
    name = "check",
    description = "Reports every problem of notifier files, as file:line:column.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class NotifiersCheckCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Notifiers, YAML.")
  private List<Path> files;

  NotifiersCheckCommand(Terminal terminal) {
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
      int count = NotifierFile.load(file, terminal.environment()).size();
      terminal
          .out()
          .printf("%s: %d %s, no problem%n", file, count, count == 1 ? "notifier" : "notifiers");
      return true;
    } catch (InvalidRulesException e) {
      e.problems().forEach(terminal.err()::println);
      return false;
    }
  }
}
