package io.streamgauge.standalone.cli;

import com.fasterxml.jackson.databind.ObjectWriter;
import io.streamgauge.service.http.Json;
import io.streamgauge.service.lifecycle.Shutdown;
import io.streamgauge.standalone.ExitCode;
import io.streamgauge.standalone.analysis.Analysis;
import io.streamgauge.standalone.analysis.AnalysisSettings;
import io.streamgauge.standalone.analysis.Findings;
import io.streamgauge.standalone.analysis.FindingsText;
import io.streamgauge.standalone.importers.LogFormat;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code analyze}: recorded files through the very same pipeline. */
@Command(
    name = "analyze",
    description = {
      "Runs recorded files through the pipeline at their recorded times and prints what it finds.",
      "The pipeline runs on a broker of its own, on free ports, and never sees live data."
    },
    mixinStandardHelpOptions = true,
    versionProvider = Version.class)
final class AnalyzeCommand implements Callable<Integer> {

  private final Terminal terminal;

  @Spec private CommandSpec spec;

  @Option(
      names = "--service",
      required = true,
      paramLabel = "NAME",
      description = "The service that the files tell of, where they do not name one themselves.")
  private String service;

  @Option(
      names = "--format",
      required = true,
      paramLabel = "FORMAT",
      completionCandidates = FormatNames.class,
      description = "One of ${COMPLETION-CANDIDATES}.")
  private String format;

  @Mixin private ImportArguments arguments;

  @Option(
      names = "--step",
      paramLabel = "STEP",
      description = "Windows of 10s, 1m or 1h (default: one window over everything).")
  private String step;

  @Option(
      names = "--quantiles",
      paramLabel = "LIST",
      description = "Quantiles from 0 to 1, comma-separated (default: 0.5,0.9,0.95,0.99).")
  private String quantiles;

  @Option(
      names = "--rules",
      paramLabel = "FILE",
      description = "Rule file (default: the rules that ship).")
  private Path rules;

  @Option(names = "--json", description = "Print JSON, each part shaped as its HTTP answer.")
  private boolean json;

  @Option(
      names = "--serve",
      paramLabel = "PORT",
      description = "Keep answering over HTTP on this port afterwards, until Ctrl-C.")
  private Integer serve;

  @Parameters(arity = "1..*", paramLabel = "FILE", description = "Files; .gz is read as it is.")
  private List<Path> files;

  AnalyzeCommand(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    AnalysisSettings settings = settings();
    check(settings);
    Shutdown shutdown = new Shutdown();
    shutdown.onSignal();
    try {
      print(findings(settings, shutdown));
      if (serve != null) {
        terminal.err().printf("Answering on http://127.0.0.1:%d, Ctrl-C stops.%n", serve);
        shutdown.await();
      }
    } finally {
      shutdown.close();
    }
    return ExitCode.OK.number();
  }

  private Findings findings(AnalysisSettings settings, Shutdown shutdown)
      throws IOException, InterruptedException {
    Analysis analysis = Analysis.start(settings, shutdown);
    try (ReadingBar bar = ReadingBar.over(files)) {
      return analysis.run(bar);
    }
  }

  private void check(AnalysisSettings settings) {
    files.forEach(file -> ImportArguments.requireReadable(spec, file));
    ImportArguments.check(spec, settings.format(), settings.options());
  }

  private void print(Findings findings) throws IOException {
    ObjectWriter writer = Json.mapper().writerWithDefaultPrettyPrinter();
    terminal.out().println(json ? writer.writeValueAsString(findings) : FindingsText.of(findings));
    terminal.out().flush();
  }

  private AnalysisSettings settings() {
    Map<String, String> parameters = new HashMap<>();
    Optional.ofNullable(step).ifPresent(value -> parameters.put("step", checkedStep(value)));
    Optional.ofNullable(quantiles)
        .ifPresent(value -> parameters.put("quantiles", checkedQuantiles(value)));
    return new AnalysisSettings(
        service,
        ImportArguments.parse(spec, "--format", format, LogFormat::of),
        files,
        arguments.options(spec),
        Optional.ofNullable(rules),
        parameters,
        serve == null ? 0 : serve);
  }

  private String checkedStep(String value) {
    if (!List.of("10s", "1m", "1h").contains(value)) {
      throw bad("--step", value, "allowed is 10s, 1m or 1h");
    }
    return value;
  }

  private String checkedQuantiles(String value) {
    for (String quantile : value.split(",", -1)) {
      if (!isQuantile(quantile.trim())) {
        throw bad("--quantiles", value, "allowed are numbers from 0 to 1, comma-separated");
      }
    }
    return value;
  }

  private static boolean isQuantile(String text) {
    try {
      double quantile = Double.parseDouble(text);
      return quantile >= 0 && quantile <= 1;
    } catch (NumberFormatException e) {
      return false;
    }
  }

  private ParameterException bad(String name, String value, String allowed) {
    return new ParameterException(
        spec.commandLine(), "%s is '%s', %s".formatted(name, value, allowed));
  }

  /** Names of the formats, for the help. */
  static final class FormatNames implements Iterable<String> {
    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(LogFormat.values()).map(LogFormat::optionName).iterator();
    }
  }
}
