package io.streamgauge.standalone.cli;

import com.fasterxml.jackson.databind.ObjectWriter;
import io.streamgauge.alerting.backtest.Backtest;
import io.streamgauge.alerting.backtest.BacktestReport;
import io.streamgauge.alerting.backtest.Label;
import io.streamgauge.alerting.lifecycle.Observation;
import io.streamgauge.alerting.rules.Quantity;
import io.streamgauge.alerting.rules.Rules;
import io.streamgauge.service.config.Settings;
import io.streamgauge.service.http.Json;
import io.streamgauge.service.lifecycle.Shutdown;
import io.streamgauge.standalone.ExitCode;
import io.streamgauge.standalone.PipelineSettings;
import io.streamgauge.standalone.ReportedVariants;
import io.streamgauge.standalone.analysis.Recording;
import io.streamgauge.standalone.backtest.LabelFile;
import io.streamgauge.standalone.backtest.Period;
import io.streamgauge.standalone.backtest.RetainedEvents;
import io.streamgauge.standalone.backtest.Windows;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code rules backtest}: what rules would have told. */
@Command(
    name = "backtest",
    description = {
      "Tells what rules would have told: runs the events that a cluster still has, or recorded",
      "files, through the pipeline on a broker of its own, and judges the windows by the rules.",
      "Nothing is written to the cluster."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class RulesBacktestCommand implements Callable<Integer> {

  private final Terminal terminal;
  private final Clock clock;

  @Spec private CommandSpec spec;
  @Mixin private ConfigOptions config;
  @Mixin private ClusterOptions cluster;
  @Mixin private RecordingOptions recordings;

  @Option(
      names = "--rules",
      required = true,
      paramLabel = "NEW",
      description = "Rule file that is tried.")
  private Path rules;

  @Option(
      names = "--against",
      paramLabel = "OLD",
      description = "Rule file that it is compared with, such as the one in force.")
  private Path against;

  @Option(
      names = "--from",
      paramLabel = "TIME",
      description = {
        "Where to begin: a time as 2026-03-01T09:00:00Z, or how long ago, as 24h (default for a",
        "cluster: 24h; for files: their beginning)."
      })
  private String from;

  @Option(names = "--to", paramLabel = "TIME", description = "Where to end (default: the end).")
  private String to;

  @Option(
      names = "--labels",
      paramLabel = "FILE",
      description = {
        "When something was wrong, to score precision, recall and delay: CSV with the columns",
        "start, end and, optional, service and series."
      })
  private Path labels;

  @Option(
      names = "--flap-within",
      paramLabel = "TIME",
      defaultValue = "10m",
      description = {
        "A firing so soon after the end of the one before is a flap (default: ${DEFAULT-VALUE})."
      })
  private String flapWithin;

  @Option(names = "--json", description = "Print JSON.")
  private boolean json;

  RulesBacktestCommand(Terminal terminal, Clock clock) {
    this.terminal = terminal;
    this.clock = clock;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Backtest backtest =
        new Backtest(
            Rules.load(rules),
            Optional.ofNullable(against).map(Rules::load),
            labels == null ? List.<Label>of() : LabelFile.read(labels),
            time("--flap-within", flapWithin));
    Optional<Recording> recording = recordings.recording();
    Settings settings = config.read(terminal.environment(), List.of(cluster));
    if (recording.isEmpty()) {
      PipelineChoice.requireCluster(settings, true);
    }
    UnaryOperator<PipelineSettings> how = local -> asInProduction(local, settings, backtest);
    Shutdown shutdown = new Shutdown();
    shutdown.onSignal();
    try {
      print(
          backtest.run(
              recording.isPresent()
                  ? ofFiles(recording.get(), how, shutdown)
                  : ofCluster(settings, how, shutdown)));
    } finally {
      shutdown.close();
    }
    return ExitCode.OK.number();
  }

  private List<Observation> ofFiles(
      Recording recording, UnaryOperator<PipelineSettings> how, Shutdown shutdown)
      throws IOException, InterruptedException {
    Period period =
        period(
            from == null ? Long.MIN_VALUE : instant("--from", from),
            to == null ? Long.MAX_VALUE : instant("--to", to));
    try (ReadingBar bar = ReadingBar.over(recordings.files())) {
      return Windows.of(recording, period, how, bar, shutdown);
    }
  }

  private List<Observation> ofCluster(
      Settings settings, UnaryOperator<PipelineSettings> how, Shutdown shutdown)
      throws IOException, InterruptedException {
    Period period =
        period(
            instant("--from", from == null ? "24h" : from),
            to == null ? clock.millis() : instant("--to", to));
    RetainedEvents events = new RetainedEvents(PipelineChoice.client(settings), period);
    return Windows.of(events, period, how, shutdown);
  }

  /** With the settings that decide what is told apart, and with what the rules ask for. */
  private static PipelineSettings asInProduction(
      PipelineSettings local, Settings settings, Backtest backtest) {
    Rules[] rules =
        Stream.concat(Stream.of(backtest.rules()), backtest.against().stream())
            .toArray(Rules[]::new);
    return local
        .withSeriesBudget(settings.get(Keys.SERIES_BUDGET))
        .withVariants(ReportedVariants.of(PipelineChoice.variants(settings), rules));
  }

  private void print(BacktestReport report) throws IOException {
    ObjectWriter writer = Json.mapper().writerWithDefaultPrettyPrinter();
    terminal.out().println(json ? writer.writeValueAsString(report) : BacktestText.of(report));
    terminal.out().flush();
  }

  private Period period(long begin, long end) {
    if (end <= begin) {
      throw new ParameterException(
          spec.commandLine(), "--to is '%s', allowed is a time after --from".formatted(to));
    }
    return new Period(begin, end);
  }

  private long instant(String option, String text) {
    try {
      return Instant.parse(text).toEpochMilli();
    } catch (DateTimeException e) {
      return clock.millis() - time(option, text).toMillis();
    }
  }

  private Duration time(String option, String text) {
    OptionalDouble seconds = Quantity.DURATION.parse(text);
    if (seconds.isEmpty() || seconds.getAsDouble() < 0) {
      throw new ParameterException(
          spec.commandLine(),
          "%s is '%s', allowed is a time as 10m, or, for --from and --to, 2026-03-01T09:00:00Z"
              .formatted(option, text));
    }
    return Duration.ofMillis(Math.round(seconds.getAsDouble() * 1000));
  }
}
