package io.streamgauge.standalone.importers;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Year;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.OptionalLong;

/** Reads the times of one file, all written the same way. */
@FunctionalInterface
interface TimeText {

  /** Epoch milliseconds, or empty where the text is no time. */
  OptionalLong epochMillis(String text);

  /**
   * The reader of a format.
   *
   * @param fallback the latest time the file can hold: it gives the year of times that have none
   * @throws ImportException if there is no such format
   */
  static TimeText of(ImportOptions options, Instant fallback) throws ImportException {
    return switch (options.timeFormat()) {
      case "epoch-s" -> text -> epoch(text, 3);
      case "epoch-ms" -> text -> epoch(text, 0);
      case "iso" -> dates(iso(), options.zone());
      default -> dates(pattern(options, fallback), options.zone());
    };
  }

  private static OptionalLong epoch(String text, int exponent) {
    try {
      BigDecimal millis = new BigDecimal(text).scaleByPowerOfTen(exponent);
      // Nobody logs times before 1970 or after the year 33658.
      return millis.signum() < 0 || millis.compareTo(BigDecimal.valueOf(1_000_000_000_000_000L)) > 0
          ? OptionalLong.empty()
          : OptionalLong.of(millis.setScale(0, RoundingMode.FLOOR).longValueExact());
    } catch (NumberFormatException notANumber) {
      return OptionalLong.empty();
    }
  }

  private static TimeText dates(DateTimeFormatter formatter, ZoneId zone) {
    return text -> {
      try {
        TemporalAccessor parsed = formatter.parse(text.replace(',', '.'));
        return OptionalLong.of(instant(parsed, zone).toEpochMilli());
      } catch (DateTimeException notATime) {
        return OptionalLong.empty();
      }
    };
  }

  private static Instant instant(TemporalAccessor parsed, ZoneId zone) {
    if (parsed.isSupported(ChronoField.INSTANT_SECONDS)) {
      return Instant.from(parsed);
    }
    LocalTime time = parsed.query(TemporalQueries.localTime());
    return LocalDate.from(parsed)
        .atTime(time == null ? LocalTime.MIDNIGHT : time)
        .atZone(zone)
        .toInstant();
  }

  /** ISO 8601 in its written varieties: blank or T, comma or dot, with or without an offset. */
  private static DateTimeFormatter iso() {
    return new DateTimeFormatterBuilder()
        .parseCaseInsensitive()
        .append(DateTimeFormatter.ISO_LOCAL_DATE)
        .appendPattern("['T'][' ']")
        .append(DateTimeFormatter.ISO_LOCAL_TIME)
        .appendPattern("[' '][XXX][XX][X][VV]")
        .toFormatter(Locale.ROOT);
  }

  private static DateTimeFormatter pattern(ImportOptions options, Instant fallback)
      throws ImportException {
    String format = options.timeFormat().replace(',', '.');
    try {
      DateTimeFormatterBuilder builder =
          new DateTimeFormatterBuilder().parseCaseInsensitive().appendPattern(format);
      if (format.replaceAll("'[^']*'", "").matches("[^uyY]*")) {
        int year = options.year().orElse(Year.from(fallback.atZone(options.zone())).getValue());
        builder.parseDefaulting(ChronoField.YEAR, year);
      }
      return builder.toFormatter(Locale.ENGLISH);
    } catch (IllegalArgumentException bad) {
      throw new ImportException(
          "--time-format '%s' is none of iso, epoch-s, epoch-ms, nor a date pattern: %s"
              .formatted(options.timeFormat(), bad.getMessage()),
          bad);
    }
  }
}
