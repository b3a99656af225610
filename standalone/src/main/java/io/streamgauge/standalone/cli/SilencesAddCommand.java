package io.streamgauge.standalone.cli;

import io.streamgauge.service.config.Settings;
import io.streamgauge.standalone.ExitCode;
import io.streamgauge.standalone.InstanceClient.Given;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code silences add}: asks for quiet. */
@Command(
    name = "add",
    description = {
      "Asks a running instance for quiet about the alerts that all matchers fit.",
      "A matcher is rule, service, series, severity, measure or label:NAME, then = or !=, or with *",
      "for any characters ~ or !~, then the value: service=shop 'rule~slow-*'"
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class SilencesAddCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Spec private CommandSpec spec;
  @Mixin private ConfigOptions config;
  @Mixin private InstanceOptions instance;
  @Mixin private AuthorOptions author;

  @Parameters(arity = "1..*", paramLabel = "MATCHER", description = "Which alerts.")
  private List<String> matchers;

  @Option(names = "--for", paramLabel = "TIME", description = "How long: 30m, 2h, 7d.")
  private String length;

  @Option(
      names = "--end",
      paramLabel = "TIME",
      description = "Until when, ISO 8601 or epoch milliseconds; in place of --for.")
  private String end;

  @Option(
      names = "--start",
      paramLabel = "TIME",
      description = "From when on, ISO 8601 or epoch milliseconds. Default: now")
  private String start;

  @Option(names = "--comment", paramLabel = "TEXT", description = "Why.")
  private String comment;

  @Option(
      names = "--id",
      paramLabel = "NAME",
      description = "Names the silence; asking twice under one name makes one. Default: made up")
  private String id;

  @Option(
      names = "--dry-run",
      description = "Only tells which alerts it fits now, and keeps nothing quiet.")
  private boolean dryRun;

  @Option(names = "--json", description = "The instance's answer as it is.")
  private boolean json;

  SilencesAddCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() {
    Settings settings = config.read(terminal.environment(), List.of());
    String answer = new SilenceClient(instance.uri(settings), spec).add(silence());
    lines(answer).forEach(terminal.out()::println);
    terminal.out().flush();
    return ExitCode.OK.number();
  }

  private List<String> lines(String answer) {
    if (json) {
      return List.of(answer);
    }
    SilenceLines lines = new SilenceLines(ZoneId.systemDefault());
    return dryRun ? lines.dryRun(answer) : lines.one(answer);
  }

  private List<Given> silence() {
    List<Given> given = new ArrayList<>();
    matchers.forEach(each -> given.add(new Given("matcher", each)));
    given.add(new Given("by", author.name(terminal.environment())));
    put(given, "for", length);
    put(given, "start", start);
    put(given, "end", end);
    put(given, "comment", comment);
    put(given, "id", id);
    put(given, "dryRun", dryRun ? "true" : null);
    return given;
  }

  private static void put(List<Given> given, String name, String value) {
    if (value != null) {
      given.add(new Given(name, value));
    }
  }
}
