package io.streamgauge.standalone.cli;

import io.streamgauge.service.config.Settings;
import io.streamgauge.standalone.ExitCode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code silences end}: before their time. */
@Command(
    name = "end",
    description = "Ends silences before their time.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class SilencesEndCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Spec private CommandSpec spec;
  @Mixin private ConfigOptions config;
  @Mixin private InstanceOptions instance;
  @Mixin private AuthorOptions author;

  @Parameters(arity = "1..*", paramLabel = "ID", description = "As 'silences list' tells it.")
  private List<String> ids;

  SilencesEndCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Settings settings = config.read(terminal.environment(), List.of());
    SilenceClient client = new SilenceClient(instance.uri(settings), spec);
    String by = author.name(terminal.environment());
    for (String id : ids) {
      client.end(id, by);
      terminal.out().println("ended  " + id);
    }
    terminal.out().flush();
    return ExitCode.OK.number();
  }
}
