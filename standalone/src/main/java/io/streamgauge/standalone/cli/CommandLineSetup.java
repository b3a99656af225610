package io.streamgauge.standalone.cli;

import io.streamgauge.standalone.ExitCode;
import io.streamgauge.standalone.demo.DemoCommand;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** Puts the commands together. */
public final class CommandLineSetup {

  private CommandLineSetup() {}

  @Command(
      name = "streamgauge",
      description = "Percentiles, hit ratios, memory growth and alerts, from events on Kafka.",
      mixinStandardHelpOptions = true,
      versionProvider = Version.class,
      synopsisSubcommandLabel = "COMMAND",
      exitCodeListHeading = "%nExit codes:%n",
      footer = "%n'streamgauge COMMAND --help' explains a command.")
  private static final class Root {}

  /** The command line; {@code execute} runs a command and returns its exit code. */
  public static CommandLine create(Terminal terminal) {
    CommandLine root = new CommandLine(new Root());
    root.addSubcommand(new DemoCommand());
    root.addSubcommand(new StandaloneCommand(terminal));
    root.addSubcommand(new StreamsCommand(terminal));
    root.addSubcommand(new AlertingCommand(terminal));
    root.addSubcommand(new RegistryCommand(terminal));
    root.addSubcommand(new AnalyzeCommand(terminal));
    root.addSubcommand(new ReportCommand(terminal));
    root.addSubcommand(
        new CommandLine(new TopicsCommand()).addSubcommand(new TopicsCreateCommand(terminal)));
    root.addSubcommand(
        new CommandLine(new AlertsCommand()).addSubcommand(new AlertsTailCommand(terminal)));
    root.addSubcommand(
        new CommandLine(new SilencesCommand())
            .addSubcommand(new SilencesAddCommand(terminal))
            .addSubcommand(new SilencesListCommand(terminal))
            .addSubcommand(new SilencesEndCommand(terminal)));
    root.addSubcommand(
        new CommandLine(new RulesCommand())
            .addSubcommand(new RulesCheckCommand(terminal))
            .addSubcommand(new RulesSchemaCommand(terminal))
            .addSubcommand(new RulesTestCommand(terminal))
            .addSubcommand(new RulesBacktestCommand(terminal, Clock.systemUTC())));
    root.addSubcommand(
        new CommandLine(new NotifiersCommand())
            .addSubcommand(new NotifiersCheckCommand(terminal))
            .addSubcommand(new NotifiersTestCommand(terminal)));
    root.setOut(terminal.out());
    root.setErr(terminal.err());
    root.setExecutionExceptionHandler(new FailureReport(terminal));
    root.getCommandSpec().usageMessage().exitCodeList(exitCodes());
    return root;
  }

  private static Map<String, String> exitCodes() {
    Map<String, String> codes = new LinkedHashMap<>();
    for (ExitCode code : ExitCode.values()) {
      codes.put(Integer.toString(code.number()), code.meaning());
    }
    return codes;
  }
}
