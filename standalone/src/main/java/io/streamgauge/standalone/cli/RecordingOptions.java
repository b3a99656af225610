package io.streamgauge.standalone.cli;

import io.streamgauge.standalone.analysis.Recording;
import io.streamgauge.standalone.importers.DurationUnit;
import io.streamgauge.standalone.importers.ImportException;
import io.streamgauge.standalone.importers.ImportOptions;
import io.streamgauge.standalone.importers.LogFormat;
import io.streamgauge.standalone.importers.SeriesColumns;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** Recorded files in the place of a cluster, with the options of {@code analyze}. */
final class RecordingOptions {

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec;

  @Option(
      names = "--file",
      paramLabel = "FILE",
      description = "A recorded file in the place of a cluster; may be repeated.")
  private List<Path> files = List.of();

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      completionCandidates = AnalyzeCommand.FormatNames.class,
      description = "What the files are, as in 'analyze': ${COMPLETION-CANDIDATES}.")
  private String format;

  @Option(
      names = "--service",
      paramLabel = "NAME",
      defaultValue = "recorded",
      description = {
        "The service that the files tell of, where they do not name one (default:",
        "${DEFAULT-VALUE})."
      })
  private String service;

  @Option(names = "--pattern", paramLabel = "REGEX", description = "As in 'analyze'.")
  private String pattern;

  @Option(names = "--time-format", paramLabel = "FORMAT", description = "As in 'analyze'.")
  private String timeFormat;

  @Option(names = "--duration-unit", paramLabel = "UNIT", description = "As in 'analyze'.")
  private String durationUnit;

  @Option(names = "--zone", paramLabel = "ZONE", description = "As in 'analyze'.")
  private String zone;

  @Option(names = "--year", paramLabel = "YEAR", description = "As in 'analyze'.")
  private Integer year;

  @Option(names = "--start", paramLabel = "INSTANT", description = "As in 'analyze'.")
  private String start;

  @Option(names = "--time-column", paramLabel = "NAME", description = "As in 'analyze'.")
  private String timeColumn;

  @Option(names = "--value-column", paramLabel = "NAME", description = "As in 'analyze'.")
  private List<String> valueColumns = List.of();

  @Option(
      names = "--label-columns",
      paramLabel = "LIST",
      split = ",",
      description = "As in 'analyze'.")
  private List<String> labelColumns;

  /** What is recorded, if anything. */
  Optional<Recording> recording() {
    if (files.isEmpty() && format == null) {
      return Optional.empty();
    }
    if (files.isEmpty() || format == null) {
      throw new ParameterException(spec.commandLine(), "--file and --format go together");
    }
    files.forEach(file -> requireReadable(spec, file));
    LogFormat known = option("--format", format, LogFormat::of);
    ImportOptions options = options();
    try {
      known.check(options);
    } catch (ImportException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
    return Optional.of(new Recording(service, known, files, options));
  }

  List<Path> files() {
    return files;
  }

  static void requireReadable(CommandSpec spec, Path file) {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new ParameterException(
          spec.commandLine(), "FILE is '" + file + "', allowed is a file that can be read");
    }
  }

  private ImportOptions options() {
    ImportOptions options = ImportOptions.defaults().withColumns(columns());
    options = timeFormat == null ? options : options.withTimeFormat(timeFormat);
    options =
        durationUnit == null
            ? options
            : options.withDurationUnit(option("--duration-unit", durationUnit, DurationUnit::of));
    options =
        zone == null ? options : options.withZone(option("--zone", zone, RecordingOptions::zoneOf));
    options = pattern == null ? options : options.withPattern(pattern);
    options = year == null ? options : options.withYear(year);
    return start == null
        ? options
        : options.withStart(option("--start", start, RecordingOptions::instantOf));
  }

  private SeriesColumns columns() {
    return new SeriesColumns(
        Optional.ofNullable(timeColumn),
        valueColumns,
        Optional.ofNullable(labelColumns)
            .map(names -> names.stream().filter(name -> !name.isBlank()).toList()));
  }

  private static ZoneId zoneOf(String text) {
    try {
      return ZoneId.of(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("allowed is a zone such as UTC or Europe/Berlin", e);
    }
  }

  private static Instant instantOf(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("allowed is an instant such as 2026-03-01T09:00:00Z", e);
    }
  }

  private <T> T option(String name, String value, Function<String, T> parse) {
    try {
      return parse.apply(value);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          spec.commandLine(), "%s is '%s', %s".formatted(name, value, e.getMessage()));
    }
  }
}
