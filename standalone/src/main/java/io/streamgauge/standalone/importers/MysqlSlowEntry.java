package io.streamgauge.standalone.importers;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** An entry of MySQL's slow query log that is being read: its head, then its statement. */
final class MysqlSlowEntry {

  private static final Pattern QUERY_TIME = Pattern.compile("\\bQuery_time: *(\\S+)");
  private static final Pattern ROWS_SENT = Pattern.compile("\\bRows_sent: *(\\d{1,18})\\b");
  private static final Pattern ROWS_AFFECTED = Pattern.compile("\\bRows_affected: *(\\d{1,18})\\b");
  private static final Pattern FAILURE = Pattern.compile("\\b(?:Last_errno|Killed): *[1-9]");
  private static final Pattern SESSION =
      Pattern.compile("(?i)SET (?:(?:last_insert_id|insert_id|timestamp)=[\\d.]+,?)+;\\s*");
  private static final Pattern TIMESTAMP = Pattern.compile("(?i)\\btimestamp=([\\d.]+)");
  private static final Pattern USE = Pattern.compile("(?i)use [^;]*;\\s*");
  private static final int LONGEST = 1 << 16;

  private final StringBuilder statement = new StringBuilder();
  private String use = "";
  private OptionalLong queryNanos = OptionalLong.empty();
  private boolean timed;
  private OptionalLong timestamp = OptionalLong.empty();
  private long rowsSent = -1;
  private long rowsAffected = -1;
  private boolean failed;

  static boolean hasQueryTime(String line) {
    return line.startsWith("#") && QUERY_TIME.matcher(line).find();
  }

  /** Whether the head has said how long the query took. */
  boolean isTimed() {
    return timed;
  }

  boolean hasStatement() {
    return statement.length() > 0;
  }

  /** A line of the head. */
  void head(String line) {
    Matcher time = QUERY_TIME.matcher(line);
    if (time.find()) {
      timed = true;
      queryNanos = DurationUnit.SECONDS.toNanos(time.group(1));
    }
    rowsSent = number(ROWS_SENT.matcher(line), rowsSent);
    rowsAffected = number(ROWS_AFFECTED.matcher(line), rowsAffected);
    failed |= FAILURE.matcher(line).find();
  }

  /** A line after the head: settings that the server put before the statement, or the statement. */
  void body(String line) {
    if (!hasStatement() && SESSION.matcher(line).matches()) {
      Matcher seconds = TIMESTAMP.matcher(line);
      if (seconds.find()) {
        OptionalLong nanos = DurationUnit.SECONDS.toNanos(seconds.group(1));
        timestamp =
            nanos.isPresent()
                ? OptionalLong.of(nanos.getAsLong() / 1_000_000)
                : OptionalLong.empty();
      }
    } else if (!hasStatement() && USE.matcher(line).matches()) {
      use = line;
    } else if (statement.length() < LONGEST) {
      statement.append(line).append('\n');
    }
  }

  /** The statement with its literals; USE only where nothing follows it. */
  String statement() {
    return hasStatement() ? statement.toString() : use;
  }

  /** Nanoseconds; empty where what is written is no duration. */
  OptionalLong queryNanos() {
    return queryNanos;
  }

  /** What SET timestamp says, in epoch milliseconds. */
  OptionalLong timestamp() {
    return timestamp;
  }

  /** Rows returned or, if none, changed; -1 where unknown. */
  long rows() {
    return rowsSent > 0 ? rowsSent : Math.max(rowsSent, rowsAffected);
  }

  boolean failed() {
    return failed;
  }

  private static long number(Matcher found, long otherwise) {
    return found.find() ? Long.parseLong(found.group(1)) : otherwise;
  }
}
