package io.streamgauge.standalone.importers;

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
 */
public record ImportOptions(
    Optional<String> pattern,
    String timeFormat,
    DurationUnit durationUnit,
    ZoneId zone,
    OptionalInt year) {

  public ImportOptions {
    Objects.requireNonNull(pattern, "pattern");
    Objects.requireNonNull(timeFormat, "timeFormat");
    Objects.requireNonNull(durationUnit, "durationUnit");
    Objects.requireNonNull(zone, "zone");
    Objects.requireNonNull(year, "year");
  }

  /** No pattern, ISO times, milliseconds, UTC, no year. */
  public static ImportOptions defaults() {
    return new ImportOptions(
        Optional.empty(), "iso", DurationUnit.MILLISECONDS, ZoneOffset.UTC, OptionalInt.empty());
  }

  public ImportOptions withPattern(String regularExpression) {
    return new ImportOptions(Optional.of(regularExpression), timeFormat, durationUnit, zone, year);
  }

  public ImportOptions withTimeFormat(String format) {
    return new ImportOptions(pattern, format, durationUnit, zone, year);
  }

  public ImportOptions withDurationUnit(DurationUnit unit) {
    return new ImportOptions(pattern, timeFormat, unit, zone, year);
  }

  public ImportOptions withZone(ZoneId newZone) {
    return new ImportOptions(pattern, timeFormat, durationUnit, newZone, year);
  }

  public ImportOptions withYear(int newYear) {
    return new ImportOptions(pattern, timeFormat, durationUnit, zone, OptionalInt.of(newYear));
  }
}
