package io.streamgauge.standalone.importers;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.Month;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.TextStyle;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the times in the prefixes of log lines. Times without a year take it from those before. */
final class LogTimes {

  private static final Pattern DATED =
      Pattern.compile(
          "(\\d{4}-\\d\\d-\\d\\d)[ T](\\d\\d:\\d\\d:\\d\\d)(?:[.,](\\d{1,9}))?"
              + "(?: ?(Z|[+-]\\d\\d(?::?\\d\\d)?|[A-Z]{2,5}))?(?!\\w)");
  private static final Pattern EPOCH = Pattern.compile("(?<![\\d.])(\\d{10})\\.(\\d{3})(?!\\d)");
  private static final Pattern YEARLESS =
      Pattern.compile("([A-Z][a-z]{2}) +(\\d{1,2}) (\\d\\d):(\\d\\d):(\\d\\d)");
  private static final DateTimeFormatter ZONE_NAME =
      DateTimeFormatter.ofPattern("z", Locale.ENGLISH);
  private static final Map<String, Month> MONTHS = months();
  private static final int HALF_A_YEAR = 6;

  private final ZoneId zone;
  private final Instant latest;
  private final Map<String, ZoneId> zones = new HashMap<>();
  private OptionalInt year;
  private Month month = Month.JANUARY;

  /**
   * Reads the times of one file.
   *
   * @param latest the latest time that the file can hold
   */
  LogTimes(ImportOptions options, Instant latest) {
    this.zone = options.zone();
    this.year = options.year();
    this.latest = latest;
  }

  /** The first time with a year that the text holds, in epoch milliseconds. */
  OptionalLong find(String text) {
    Matcher dated = DATED.matcher(text);
    try {
      if (dated.find()) {
        return OptionalLong.of(dated(dated));
      }
    } catch (DateTimeException noSuchDate) {
      return OptionalLong.empty();
    }
    Matcher epoch = EPOCH.matcher(text);
    return epoch.find()
        ? OptionalLong.of(Long.parseLong(epoch.group(1) + epoch.group(2)))
        : OptionalLong.empty();
  }

  /** The time at the head of a line of syslog, with or without a year. */
  OptionalLong syslog(String text) {
    Matcher yearless = YEARLESS.matcher(text);
    if (!yearless.matches()) {
      return find(text);
    }
    Month named = MONTHS.get(yearless.group(1));
    if (named == null) {
      return OptionalLong.empty();
    }
    try {
      LocalDateTime time = inYear(named, yearless);
      month = named;
      return OptionalLong.of(time.atZone(zone).toInstant().toEpochMilli());
    } catch (DateTimeException noSuchDate) {
      return OptionalLong.empty();
    }
  }

  /** Whether a text begins with a time. */
  static boolean beginsWithTime(String text) {
    return DATED.matcher(text).lookingAt() || EPOCH.matcher(text).lookingAt();
  }

  private long dated(Matcher text) {
    LocalDateTime time = LocalDateTime.parse(text.group(1) + "T" + text.group(2));
    if (text.group(3) != null) {
      time = time.withNano(Integer.parseInt((text.group(3) + "00000000").substring(0, 9)));
    }
    ZoneId named = text.group(4) == null ? zone : zones.computeIfAbsent(text.group(4), this::zone);
    return time.atZone(named).toInstant().toEpochMilli();
  }

  private ZoneId zone(String name) {
    try {
      return Character.isLetter(name.charAt(0))
          ? ZONE_NAME.parse(name, ZoneId::from)
          : ZoneOffset.of(name);
    } catch (DateTimeException unknown) {
      return name.equals("Z") ? ZoneOffset.UTC : zone;
    }
  }

  private LocalDateTime inYear(Month named, Matcher text) {
    if (year.isEmpty()) {
      int newest = latest.atZone(zone).getYear();
      boolean later =
          at(newest, named, text).isAfter(LocalDateTime.ofInstant(latest, zone).plusDays(1));
      year = OptionalInt.of(later ? newest - 1 : newest);
    } else if (month.getValue() - named.getValue() > HALF_A_YEAR) {
      year = OptionalInt.of(year.getAsInt() + 1);
    }
    return at(year.getAsInt(), named, text);
  }

  private static LocalDateTime at(int year, Month month, Matcher text) {
    return LocalDateTime.of(
        year,
        month.getValue(),
        Integer.parseInt(text.group(2)),
        Integer.parseInt(text.group(3)),
        Integer.parseInt(text.group(4)),
        Integer.parseInt(text.group(5)));
  }

  private static Map<String, Month> months() {
    Map<String, Month> months = new HashMap<>();
    for (Month each : Month.values()) {
      months.put(each.getDisplayName(TextStyle.SHORT, Locale.ENGLISH), each);
    }
    return months;
  }
}
