package io.streamgauge.standalone.importers;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When the entries of MySQL's slow query log ended. From 5.7 on each says so to the microsecond.
 * Before, {@code # Time:} was written in local time and only when the second had changed, so that
 * {@code SET timestamp} tells more; an entry with neither ended when the one before did.
 */
final class MysqlTimes {

  private static final Pattern OLD =
      Pattern.compile("# Time: +(\\d\\d)(\\d\\d)(\\d\\d) +(\\d{1,2}):(\\d\\d):(\\d\\d)");

  private final LogTimes dated;
  private final ZoneId zone;
  private OptionalLong precise = OptionalLong.empty();
  private OptionalLong rough = OptionalLong.empty();
  private long last;

  MysqlTimes(LogTimes dated, ZoneId zone, long unlessTold) {
    this.dated = dated;
    this.zone = zone;
    this.last = unlessTold;
  }

  /** A line that begins with {@code # Time:}. */
  void header(String line) {
    Matcher old = OLD.matcher(line);
    if (old.lookingAt()) {
      rough = local(old);
    } else {
      precise = dated.find(line);
    }
  }

  /** Epoch milliseconds of an entry that is complete. */
  long of(MysqlSlowEntry entry) {
    if (precise.isPresent()) {
      last = precise.getAsLong();
    } else if (entry.timestamp().isPresent()) {
      last = entry.timestamp().getAsLong();
    } else {
      last = rough.orElse(last);
    }
    precise = OptionalLong.empty();
    rough = OptionalLong.empty();
    return last;
  }

  private OptionalLong local(Matcher old) {
    try {
      LocalDateTime time =
          LocalDateTime.of(
              2000 + Integer.parseInt(old.group(1)),
              Integer.parseInt(old.group(2)),
              Integer.parseInt(old.group(3)),
              Integer.parseInt(old.group(4)),
              Integer.parseInt(old.group(5)),
              Integer.parseInt(old.group(6)));
      return OptionalLong.of(time.atZone(zone).toInstant().toEpochMilli());
    } catch (DateTimeException noSuchTime) {
      return OptionalLong.empty();
    }
  }
}
