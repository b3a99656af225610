package io.streamgauge.standalone.importers;

import java.io.IOException;
import java.time.Instant;
import java.util.regex.Pattern;

/**
 * Statements in the slow query log of MySQL, Percona Server and MariaDB. Administrator commands
 * count as statements. A log without any time is placed at the modification of the file.
 */
final class MysqlSlowLog implements FormatReader {

  private static final Pattern BANNER =
      Pattern.compile(".*, Version: .* started with:.*|Tcp port: .*|Time +Id +Command +Argument.*");

  @Override
  public String expected() {
    return "MySQL's slow query log, with lines such as '# Query_time: 1.234  Lock_time: 0.000"
        + "  Rows_sent: 1  Rows_examined: 2'";
  }

  @Override
  public void read(RecordedFile file, ImportOptions options, RecordedEvents events)
      throws IOException {
    Instant modified = file.modified();
    LogTimes dated = new LogTimes(options, modified);
    MysqlTimes times = new MysqlTimes(dated, options.zone(), modified.toEpochMilli());
    MysqlSlowEntries entries = new MysqlSlowEntries(times, events);
    try (LineSource lines = file.lines()) {
      for (String line = lines.next(); line != null; line = lines.next()) {
        if (BANNER.matcher(line).matches()) {
          entries.end();
          events.skipped("banner of the server");
        } else {
          entries.line(line);
        }
      }
    }
    entries.end();
  }
}
