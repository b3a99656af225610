package io.streamgauge.standalone.importers;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a user tells about a file that the file itself does not.
 *
 * @param pattern regular expression of the format {@code lines}, with its named groups
 * @param timeFormat {@code iso}, {@code epoch-s}, {@code epoch-ms} or a pattern of {@link
 *     java.time.format.DateTimeFormatter}
 * @param durationUnit unit of durations in the format {@code lines}
 * @param zone zone of times that name none
 * @param year year of the first line of a log whose times have none; empty: the latest that does
 *     not lie after the modification of the file
 * @param columns the columns of the format {@code series}
 * @param start what times count from where a collector's log tells only the uptime of its JVM
 */
public record ImportOptions(
    Optional<String> pattern,
    String timeFormat,
    DurationUnit durationUnit,
    ZoneId zone,
    OptionalInt year,
    Instant start,
    SeriesColumns columns) {

  public ImportOptions {
    Objects.requireNonNull(pattern, "pattern");
    Objects.requireNonNull(timeFormat, "timeFormat");
    Objects.requireNonNull(durationUnit, "durationUnit");
    Objects.requireNonNull(zone, "zone");
    Objects.requireNonNull(year, "year");
    Objects.requireNonNull(start, "start");
    Objects.requireNonNull(columns, "columns");
  }

  /** No pattern, ISO times, milliseconds, UTC, no year, start at the epoch. */
  public static ImportOptions defaults() {
    return new ImportOptions(
        Optional.empty(),
        "iso",
        DurationUnit.MILLISECONDS,
        ZoneOffset.UTC,
        OptionalInt.empty(),
        Instant.EPOCH,
        SeriesColumns.DETECTED);
  }

  public ImportOptions withPattern(String regularExpression) {
    return new ImportOptions(
        Optional.of(regularExpression), timeFormat, durationUnit, zone, year, start, columns);
  }

  public ImportOptions withTimeFormat(String format) {
    return new ImportOptions(pattern, format, durationUnit, zone, year, start, columns);
  }

  public ImportOptions withDurationUnit(DurationUnit unit) {
    return new ImportOptions(pattern, timeFormat, unit, zone, year, start, columns);
  }

  public ImportOptions withZone(ZoneId newZone) {
    return new ImportOptions(pattern, timeFormat, durationUnit, newZone, year, start, columns);
  }

  public ImportOptions withYear(int newYear) {
    return new ImportOptions(
        pattern, timeFormat, durationUnit, zone, OptionalInt.of(newYear), start, columns);
  }

  public ImportOptions withStart(Instant newStart) {
    return new ImportOptions(pattern, timeFormat, durationUnit, zone, year, newStart, columns);
  }

  public ImportOptions withColumns(SeriesColumns newColumns) {
    return new ImportOptions(pattern, timeFormat, durationUnit, zone, year, start, newColumns);
  }
}
