package io.streamgauge.standalone.cli;

import io.streamgauge.service.config.Settings;
import io.streamgauge.standalone.ExitCode;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code silences list}: who wants quiet about what. */
@Command(
    name = "list",
    description = "Lists the silences that a running instance knows.",
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class SilencesListCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Spec private CommandSpec spec;
  @Mixin private ConfigOptions config;
  @Mixin private InstanceOptions instance;

  @Option(
      names = "--state",
      paramLabel = "STATE",
      defaultValue = "all",
      description = "active, pending, expired or all. Default: ${DEFAULT-VALUE}")
  private String state;

  @Option(names = "--json", description = "The instance's answer as it is.")
  private boolean json;

  SilencesListCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Settings settings = config.read(terminal.environment(), List.of());
    String answer = new SilenceClient(instance.uri(settings), spec).list(Map.of("state", state));
    List<String> lines =
        json ? List.of(answer) : new SilenceLines(ZoneId.systemDefault()).list(answer);
    lines.forEach(terminal.out()::println);
    terminal.out().flush();
    return ExitCode.OK.number();
  }
}
