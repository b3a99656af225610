package io.streamgauge.standalone.importers;

import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Puts messages together from lines. In a syslog the lines of different processes are mixed, so the
 * message of a process is complete when its next one begins, or some time later.
 */
final class PostgresMessages {

  private static final int MOST_OPEN = 1024;
  private static final long SETTLED_MILLIS = 2_000;

  private final LogTimes times;
  private final PostgresStatements statements;
  private final Map<String, PostgresMessage> open = new LinkedHashMap<>();

  PostgresMessages(LogTimes times, PostgresStatements statements) {
    this.times = times;
    this.statements = statements;
  }

  void line(String text) {
    PostgresLine line = PostgresLine.of(text, times);
    PostgresMessage before = open.get(line.process());
    if (line.beginsMessage()) {
      begin(line);
    } else if (before != null && line.canContinue()) {
      before.add(line);
    } else {
      statements.skipped("line that is not PostgreSQL's");
    }
  }

  void end() {
    open.values().forEach(statements::message);
    open.clear();
  }

  private void begin(PostgresLine line) {
    PostgresMessage before = open.remove(line.process());
    if (before != null) {
      statements.message(before);
    }
    OptionalLong written = times.find(line.prefix());
    OptionalLong time = written.isPresent() ? written : line.time();
    settle(time);
    open.put(line.process(), new PostgresMessage(time, line.message()));
  }

  private void settle(OptionalLong now) {
    Iterator<PostgresMessage> oldest = open.values().iterator();
    while (oldest.hasNext()) {
      PostgresMessage message = oldest.next();
      boolean settled = now.orElse(0) - message.time().orElse(Long.MAX_VALUE) > SETTLED_MILLIS;
      if (!settled && open.size() < MOST_OPEN) {
        return;
      }
      oldest.remove();
      statements.message(message);
    }
  }
}
