package io.streamgauge.standalone.cli;

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

/** How recorded files are to be read. What is wrong is an error of the command that is given. */
final class ImportArguments {

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

  /** What was asked for. */
  ImportOptions options(CommandSpec spec) {
    ImportOptions options =
        ImportOptions.defaults()
            .withTimeFormat(timeFormat)
            .withDurationUnit(parse(spec, "--duration-unit", durationUnit, DurationUnit::of))
            .withZone(parse(spec, "--zone", zone, ImportArguments::zoneOf))
            .withColumns(columns());
    options = pattern == null ? options : options.withPattern(pattern);
    options = year == null ? options : options.withYear(year);
    return start == null
        ? options
        : options.withStart(parse(spec, "--start", start, ImportArguments::instantOf));
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

  /** Refuses options that the format does not go with. */
  static void check(CommandSpec spec, LogFormat format, ImportOptions options) {
    try {
      format.check(options);
    } catch (ImportException e) {
      throw new ParameterException(spec.commandLine(), e.getMessage(), e);
    }
  }

  static void requireReadable(CommandSpec spec, Path file) {
    if (!Files.isReadable(file) || Files.isDirectory(file)) {
      throw new ParameterException(
          spec.commandLine(), "FILE is '" + file + "', allowed is a file that can be read");
    }
  }

  /** The value of an option; its parser says what is allowed. */
  static <T> T parse(CommandSpec spec, String name, String value, Function<String, T> parser) {
    try {
      return parser.apply(value);
    } catch (IllegalArgumentException e) {
      throw new ParameterException(
          spec.commandLine(), "%s is '%s', %s".formatted(name, value, e.getMessage()));
    }
  }
}
