package io.streamgauge.standalone.importers;

import io.streamgauge.collectors.SqlDialect;

/** Puts the entries of a slow query log together and makes queries of them. */
final class MysqlSlowEntries {

  private static final String ADMINISTRATOR = "# administrator command: ";

  private final MysqlTimes times;
  private final RecordedEvents events;
  private MysqlSlowEntry entry = new MysqlSlowEntry();

  MysqlSlowEntries(MysqlTimes times, RecordedEvents events) {
    this.times = times;
    this.events = events;
  }

  void line(String line) {
    if (beginsEntry(line)) {
      end();
    }
    if (line.startsWith("# Time:")) {
      times.header(line);
    }
    if (line.startsWith(ADMINISTRATOR) && entry.isTimed()) {
      entry.body(line.substring(2));
    } else if (line.startsWith("#") && !entry.hasStatement()) {
      entry.head(line);
    } else if (entry.isTimed()) {
      entry.body(line);
    } else if (!line.isBlank()) {
      events.skipped("line outside of an entry");
    }
  }

  /** Ends the entry that is open. */
  void end() {
    if (!entry.isTimed()) {
      return;
    }
    MysqlSlowEntry ended = entry;
    entry = new MysqlSlowEntry();
    long time = times.of(ended);
    if (ended.queryNanos().isEmpty()) {
      events.skipped("Query_time out of range");
      return;
    }
    events.query(
        Statements.nameOf(ended.statement(), SqlDialect.MYSQL),
        ended.queryNanos().getAsLong(),
        ended.rows(),
        ended.failed(),
        time);
  }

  private boolean beginsEntry(String line) {
    return line.startsWith("# Time:")
        || line.startsWith("# User@Host:")
        || entry.isTimed() && MysqlSlowEntry.hasQueryTime(line);
  }
}
