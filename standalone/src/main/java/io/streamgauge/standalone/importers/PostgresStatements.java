package io.streamgauge.standalone.importers;

import io.streamgauge.collectors.SqlDialect;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Makes queries of the messages that time one: {@code duration: 1.2 ms statement: …} and {@code
 * execute}. Parsing and binding are steps of the same query and not counted; nor are durations
 * without the statement, or plans of auto_explain.
 */
final class PostgresStatements {

  private static final Pattern TIMED =
      Pattern.compile(
          "duration: (\\d+(?:\\.\\d+)?) ms(?:\\s+(statement|execute|parse|bind|plan)\\b[^:]*:)?");

  private final RecordedEvents events;
  private final long timeUnlessTold;
  private OptionalLong lastTime = OptionalLong.empty();

  PostgresStatements(RecordedEvents events, long timeUnlessTold) {
    this.events = events;
    this.timeUnlessTold = timeUnlessTold;
  }

  void message(PostgresMessage message) {
    message(message.time(), message.text());
  }

  void message(OptionalLong time, String text) {
    lastTime = time.isPresent() ? time : lastTime;
    Matcher timed = TIMED.matcher(text);
    if (!timed.lookingAt()) {
      skipped("message that times no statement");
      return;
    }
    String action = timed.group(2) == null ? "" : timed.group(2);
    switch (action) {
      case "statement", "execute" -> query(timed.group(1), text.substring(timed.end()));
      case "parse", "bind" -> skipped("parsing or binding of a statement");
      case "plan" -> skipped("plan of a statement");
      default -> skipped("duration without its statement");
    }
  }

  void skipped(String reason) {
    events.skipped(reason);
  }

  private void query(String milliseconds, String sql) {
    OptionalLong duration = DurationUnit.MILLISECONDS.toNanos(milliseconds);
    if (duration.isEmpty()) {
      skipped("duration out of range");
      return;
    }
    events.query(
        Statements.nameOf(sql, SqlDialect.POSTGRES),
        duration.getAsLong(),
        -1,
        false,
        lastTime.orElse(timeUnlessTold));
  }
}
