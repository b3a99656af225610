package io.streamgauge.standalone.importers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * Statements in PostgreSQL's log, as stderr or syslog with any prefix, from RDS, or as JSON (that
 * of CloudNativePG and {@code jsonlog}). Event time is that of the message: when the statement
 * ended.
 */
final class PostgresLog implements FormatReader {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public String expected() {
    return "PostgreSQL's log with messages such as 'LOG:  duration: 1.234 ms  statement: …'"
        + " (log_min_duration_statement), as stderr, syslog or JSON";
  }

  @Override
  public void read(RecordedFile file, ImportOptions options, RecordedEvents events)
      throws IOException {
    Instant modified = file.modified();
    LogTimes times = new LogTimes(options, modified);
    PostgresStatements statements = new PostgresStatements(events, modified.toEpochMilli());
    PostgresMessages messages = new PostgresMessages(times, statements);
    try (LineSource lines = file.lines()) {
      for (String line = lines.next(); line != null; line = lines.next()) {
        if (line.startsWith("{")) {
          json(line, times, statements);
        } else {
          messages.line(line);
        }
      }
    }
    messages.end();
  }

  private static void json(String line, LogTimes times, PostgresStatements statements) {
    try {
      JsonNode node = JSON.readTree(line);
      JsonNode message = node.has("record") ? node.get("record") : node;
      if (message.path("message").isTextual()) {
        statements.message(time(node, message, times), message.get("message").textValue());
      } else {
        statements.skipped("JSON without a message of PostgreSQL");
      }
    } catch (JsonProcessingException broken) {
      statements.skipped("line that is not well-formed JSON");
    }
  }

  private static OptionalLong time(JsonNode node, JsonNode message, LogTimes times) {
    String written = message.path("log_time").asText(message.path("timestamp").asText());
    OptionalLong time = times.find(written);
    return time.isEmpty() && node.path("ts").isNumber()
        ? OptionalLong.of((long) (node.get("ts").doubleValue() * 1000))
        : time;
  }
}
