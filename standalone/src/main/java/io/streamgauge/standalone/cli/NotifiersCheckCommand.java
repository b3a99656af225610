package io.streamgauge.standalone.cli;

import io.streamgauge.alerting.notify.file.NotifierFile;
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
    return new FileCheck(
            terminal,
            "notifier",
            "notifiers",
            file -> NotifierFile.load(file, terminal.environment()).size())
        .of(files);
  }
}
