package io.streamgauge.standalone.importers;

import java.util.OptionalLong;

/** A message of PostgreSQL's log that is being put together from its lines. */
final class PostgresMessage {

  /** More than what a normalised statement keeps; the rest of a longer message is dropped. */
  private static final int LONGEST = 1 << 16;

  private final OptionalLong time;
  private final StringBuilder text;
  private int chunk = 1;
  private boolean torn;

  PostgresMessage(OptionalLong time, String firstLine) {
    this.time = time;
    this.text = new StringBuilder(firstLine);
  }

  /**
   * Adds a line. After a line that got lost nothing is added: what stood inside of a literal could
   * not be told from what stood outside.
   */
  void add(PostgresLine line) {
    torn |= line.chunk() > 0 && line.chunk() != chunk + 1;
    chunk = line.chunk();
    if (!torn && text.length() < LONGEST) {
      // Syslog cuts a long line without a mark, whereas a new line begins with a tab.
      boolean sameLine = line.chunk() > 0 && !line.text().startsWith("\t");
      text.append(sameLine ? "" : "\n").append(line.text());
    }
  }

  /** Epoch milliseconds of the first line. */
  OptionalLong time() {
    return time;
  }

  String text() {
    return text.toString();
  }
}
