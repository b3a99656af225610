package io.streamgauge.standalone.importers;

import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A line of PostgreSQL's log on its way to become part of a message.
 *
 * @param process whose message it belongs to; empty where the log is written message by message
 * @param chunk number of the line within its message, from 1; 0 where lines are not numbered
 * @param time epoch milliseconds, where the line tells
 * @param text what remains without the head that syslog wrote
 * @param severityStart where in the text the severity stands that begins a message, or -1
 * @param severityEnd where the message begins, or -1
 */
record PostgresLine(
    String process, int chunk, OptionalLong time, String text, int severityStart, int severityEnd) {

  private static final Pattern SYSLOG =
      Pattern.compile(
          "(?:<\\d{1,3}>)?(?:1 )?"
              + "([A-Z][a-z]{2} [ \\d]\\d \\d\\d:\\d\\d:\\d\\d"
              + "|\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?(?:Z|[+-]\\d\\d:?\\d\\d)) +"
              + "(?:\\S+ +)?([\\w./-]+\\[[^]\\s]+]):? +(?:\\[[A-Z_]+] +)?"
              + "(?:\\[(\\d+)-(\\d{1,6})] ?)?(.*)");

  /** What a message begins with, after the prefix that log_line_prefix asked for. */
  private static final Pattern SEVERITY =
      Pattern.compile(
          "(?<![A-Za-z0-9_\"'])(?:LOG|ERROR|FATAL|PANIC|WARNING|NOTICE|INFO|DEBUG[1-5]?|DETAIL|HINT"
              + "|CONTEXT|STATEMENT|QUERY|LOCATION): {1,2}(?! )");

  static PostgresLine of(String line, LogTimes times) {
    Matcher syslog = SYSLOG.matcher(line);
    if (!syslog.matches()) {
      return line("", 0, OptionalLong.empty(), line);
    }
    return line(
        syslog.group(2),
        syslog.group(4) == null ? 0 : Integer.parseInt(syslog.group(4)),
        times.syslog(syslog.group(1)),
        // rsyslog writes control characters as their octal number.
        syslog.group(5).replace("#011", "\t").replace("#012", "\n"));
  }

  private static PostgresLine line(String process, int chunk, OptionalLong time, String text) {
    Matcher severity = SEVERITY.matcher(text);
    boolean begins = chunk <= 1 && !text.startsWith("\t") && severity.find();
    return new PostgresLine(
        process, chunk, time, text, begins ? severity.start() : -1, begins ? severity.end() : -1);
  }

  /** Whether a message begins with this line. */
  boolean beginsMessage() {
    return severityStart >= 0;
  }

  /** Whether the line, if it does not begin a message, can belong to the one before. */
  boolean canContinue() {
    return chunk > 1 || chunk == 0 && !LogTimes.beginsWithTime(text);
  }

  /** The prefix of the message that begins here. */
  String prefix() {
    return text.substring(0, severityStart);
  }

  /** The message that begins here, without prefix and severity. */
  String message() {
    return text.substring(severityEnd);
  }
}
