package io.streamgauge.standalone.importers;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/**
 * Times of a CSV file. Where the user names no format: seconds, milliseconds, microseconds or
 * nanoseconds since 1970, told apart by their size, or ISO 8601 in its written varieties.
 */
final class SeriesTimes {

  private static final Pattern NUMBER = Pattern.compile("\\d{1,19}(\\.\\d*)?([eE]\\+?\\d{1,2})?");

  /** A number is in the first of these units in which it lies before the year 5138. */
  private static final double LATEST = 1e11;

  private static final List<Double> MILLIS_PER_UNIT = List.of(1e3, 1.0, 1e-3, 1e-6);

  private final boolean detected;
  private final ImportOptions options;
  private final TimeText dates;
  private final TimeText seconds;

  /**
   * @param fallback the latest time the file can hold: it gives the year of times that have none
   * @throws ImportException if there is no such format
   */
  SeriesTimes(ImportOptions options, Instant fallback) throws ImportException {
    this.options = options;
    this.detected = options.timeFormat().equals(ImportOptions.defaults().timeFormat());
    this.dates = TimeText.of(options, fallback);
    this.seconds = TimeText.of(options.withTimeFormat("epoch-s"), fallback);
  }

  /** Epoch milliseconds, or empty where the text is no time. */
  OptionalLong epochMillis(String text) {
    if (!detected) {
      return dates.epochMillis(text);
    }
    if (NUMBER.matcher(text).matches()) {
      return ofNumber(text);
    }
    OptionalLong time = dates.epochMillis(text);
    return time.isPresent() ? time : ofDay(text);
  }

  private OptionalLong ofNumber(String text) {
    double number = Double.parseDouble(text);
    if (number < LATEST) {
      return seconds.epochMillis(text); // exact, where the others need not be
    }
    return MILLIS_PER_UNIT.stream()
        .mapToLong(millis -> (long) (number * millis))
        .filter(millis -> millis < LATEST * 1e3)
        .findFirst();
  }

  private OptionalLong ofDay(String text) {
    try {
      return OptionalLong.of(
          LocalDate.parse(text).atStartOfDay(options.zone()).toInstant().toEpochMilli());
    } catch (DateTimeException noDay) {
      return OptionalLong.empty();
    }
  }

  /** Whether a text is written as a date or time, and not just as a number. */
  boolean isWritten(String text) {
    return !NUMBER.matcher(text).matches() && epochMillis(text).isPresent();
  }
}
