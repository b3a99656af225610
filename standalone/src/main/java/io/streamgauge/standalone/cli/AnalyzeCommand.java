package io.streamgauge.standalone.cli;

import com.fasterxml.jackson.databind.ObjectWriter;
import io.streamgauge.service.http.Json;
import io.streamgauge.service.lifecycle.Shutdown;
import io.streamgauge.standalone.ExitCode;
import io.streamgauge.standalone.analysis.Analysis;
import io.streamgauge.standalone.analysis.AnalysisSettings;
import io.streamgauge.standalone.analysis.Findings;
import io.streamgauge.standalone.analysis.FindingsText;
import io.streamgauge.standalone.importers.DurationUnit;
import io.streamgauge.standalone.importers.ImportException;
import io.streamgauge.standalone.importers.ImportOptions;
import io.streamgauge.standalone.importers.LogFormat;
import io.streamgauge.standalone.importers.SeriesColumns;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
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

  @Option(
      names = "--pattern",
      paramLabel = "REGEX",
      description = {
        "Format lines: regular expression with the named groups time, duration, and operation or",
        "method and path; optional: status."
      })
  private String pattern;

  @Option(
      names = "--time-format",
      paramLabel = "FORMAT",
      defaultValue = "iso",
      description = {
        "Formats lines and series: iso, epoch-s, epoch-ms or a Java date pattern (default:",
        "${DEFAULT-VALUE}; series also finds out about seconds and milliseconds since 1970)."
      })
  private String timeFormat;

  @Option(
      names = "--duration-unit",
      paramLabel = "UNIT",
      defaultValue = "ms",
      description = "Format lines: ns, us, ms or s (default: ${DEFAULT-VALUE}).")
  private String durationUnit;

  @Option(
      names = "--zone",
      paramLabel = "ZONE",
      defaultValue = "UTC",
      description = "Time zone of times that name none (default: ${DEFAULT-VALUE}).")
  private String zone;

  @Option(
      names = "--year",
      paramLabel = "YEAR",
      description = {
        "Year of the first line where times have none, as in syslog (default: the latest that does",
        "not lie after the modification of the file)."
      })
  private Integer year;

  @Option(
      names = "--start",
      paramLabel = "INSTANT",
      description = {
        "Format gc: when the JVM started, where the log has no dates (default: the epoch, so that",
        "times are seconds since the start)."
      })
  private String start;

  @Option(
      names = "--time-column",
      paramLabel = "NAME",
      description = {
        "Format series: the column with the time (default: the first that is named like one, such",
        "as timestamp, and holds times)."
      })
  private String timeColumn;

  @Option(
      names = "--value-column",
      paramLabel = "NAME",
      description = {
        "Format series: a column with values, each a gauge of its name; may be repeated, and * stands",
        "for any characters (default: all columns that hold numbers)."
      })
  private List<String> valueColumns = List.of();

  @Option(
      names = "--label-columns",
      paramLabel = "LIST",
      split = ",",
      description = {
        "Format series: the columns that become tags, comma-separated, an empty text for none",
        "(default: all columns that hold something else than numbers)."
      })
  private List<String> labelColumns;

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
    files.forEach(this::requireReadable);
    try {
      settings.format().check(settings.options());
    } catch (ImportException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  private void requireReadable(Path file) {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new ParameterException(
          spec.commandLine(), "FILE is '" + file + "', allowed is a file that can be read");
    }
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
        option("--format", format, LogFormat::of),
        files,
        options(),
        Optional.ofNullable(rules),
        parameters,
        serve == null ? 0 : serve);
  }

  private ImportOptions options() {
    ImportOptions options =
        ImportOptions.defaults()
            .withTimeFormat(timeFormat)
            .withDurationUnit(option("--duration-unit", durationUnit, DurationUnit::of))
            .withZone(option("--zone", zone, AnalyzeCommand::zoneOf))
            .withColumns(columns());
    options = pattern == null ? options : options.withPattern(pattern);
    options = year == null ? options : options.withYear(year);
    return start == null
        ? options
        : options.withStart(option("--start", start, AnalyzeCommand::instantOf));
  }

  private SeriesColumns columns() {
    return new SeriesColumns(
        Optional.ofNullable(timeColumn),
        valueColumns,
        Optional.ofNullable(labelColumns)
            .map(names -> names.stream().filter(name -> !name.isBlank()).toList()));
  }

  private static Instant instantOf(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("allowed is an instant such as 2026-03-01T09:00:00Z", e);
    }
  }

  private static ZoneId zoneOf(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("allowed is a zone such as UTC or Europe/Berlin", e);
    }
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

  private <T> T option(String name, String value, java.util.function.Function<String, T> parse) {
    try {
      return parse.apply(value);
    } catch (IllegalArgumentException e) {
      throw bad(name, value, e.getMessage());
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
