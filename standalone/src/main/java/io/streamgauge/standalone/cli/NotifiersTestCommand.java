package io.streamgauge.standalone.cli;

import io.streamgauge.alerting.notify.TestNotification;
import io.streamgauge.alerting.notify.file.NotifierFile;
import io.streamgauge.alerting.notify.file.NotifierSettings;
import io.streamgauge.standalone.ExitCode;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code notifiers test}: tells one target that this is a test. */
@Command(
    name = "test",
    description = "Sends a test notification by one notifier of a file, once.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class NotifiersTestCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "NAME", description = "Name of the notifier.")
  private String name;

  @Option(
      names = "--notifiers",
      required = true,
      paramLabel = "FILE",
      description = "Notifiers, YAML.")
  private Path file;

  NotifiersTestCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws InterruptedException {
    NotifierSettings notifier = notifier(NotifierFile.load(file, terminal.environment()));
    Optional<String> failure = TestNotification.send(notifier, Clock.systemUTC());
    if (failure.isPresent()) {
      terminal.err().printf("%s: %s%n", name, failure.get());
      return ExitCode.UNREACHABLE.number();
    }
    terminal.out().printf("%s: delivered%n", name);
    return ExitCode.OK.number();
  }

  private NotifierSettings notifier(List<NotifierSettings> all) {
    return all.stream()
        .filter(each -> each.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new ParameterException(
                    spec.commandLine(),
                    "NAME is '%s', allowed is %s"
                        .formatted(
                            name,
                            all.stream()
                                .map(NotifierSettings::name)
                                .collect(Collectors.joining(", ")))));
  }
}
