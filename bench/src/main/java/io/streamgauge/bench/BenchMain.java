package io.streamgauge.bench;

import io.streamgauge.bench.chaos.ChaosCommand;
import io.streamgauge.bench.latency.LatencyCommand;
import io.streamgauge.bench.micro.MicroCommand;
import io.streamgauge.bench.queries.QueriesCommand;
import io.streamgauge.bench.throughput.SeriesCommand;
import io.streamgauge.bench.throughput.ThreadsCommand;
import io.streamgauge.bench.throughput.ThroughputCommand;
import io.streamgauge.standalone.ExitCode;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParseResult;

/** The command line of the measurements; one subcommand each. */
public final class BenchMain {

  private static final Logger LOG = LoggerFactory.getLogger(BenchMain.class);

  private BenchMain() {}

  @Command(
      name = "streamgauge bench",
      description = "Measures Streamgauge against its baselines.",
      mixinStandardHelpOptions = true,
      synopsisSubcommandLabel = "COMMAND",
      subcommands = {
        ThroughputCommand.class,
        ThreadsCommand.class,
        SeriesCommand.class,
        LatencyCommand.class,
        QueriesCommand.class,
        MicroCommand.class,
        ChaosCommand.class
      })
  private static final class Root {}

  public static void main(String[] arguments) {
    System.exit(create().execute(arguments));
  }

  /** The command line; {@code execute} runs a measurement and returns its exit code. */
  static CommandLine create() {
    return new CommandLine(new Root()).setExecutionExceptionHandler(BenchMain::report);
  }

  private static int report(Exception failure, CommandLine command, ParseResult parsed) {
    LOG.error("{} failed", command.getCommandSpec().qualifiedName(), failure);
    return ExitCode.FAILURE.number();
  }
}
