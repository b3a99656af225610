package io.streamgauge.standalone.backtest;

import io.streamgauge.alerting.backtest.Label;
import io.streamgauge.standalone.importers.ImportException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Reads when something was wrong, out of CSV: columns {@code start} and {@code end}, and where they
 * are there {@code service} and {@code series}. Times are written as 2026-03-01T09:00:00Z, or are
 * seconds or milliseconds since 1970.
 */
public final class LabelFile {

  private static final String ALLOWED =
      "allowed is a time as 2026-03-01T09:00:00Z, or seconds or milliseconds since 1970";
  private static final long FIRST_MILLIS = 100_000_000_000L;
  private static final CSVFormat FORMAT =
      CSVFormat.DEFAULT
          .builder()
          .setHeader()
          .setSkipHeaderRecord(true)
          .setIgnoreHeaderCase(true)
          .setTrim(true)
          .setIgnoreEmptyLines(true)
          .get();

  private final Path file;

  private LabelFile(Path file) {
    this.file = file;
  }

  /**
   * The labels of a file.
   *
   * @throws ImportException where it holds anything else
   */
  public static List<Label> read(Path file) throws IOException {
    LabelFile labels = new LabelFile(file);
    List<Label> all = new ArrayList<>();
    try (CSVParser rows = CSVParser.parse(Files.newBufferedReader(file), FORMAT)) {
      for (CSVRecord row : rows) {
        all.add(labels.label(row));
      }
    } catch (IllegalArgumentException e) {
      throw new ImportException("%s: %s".formatted(file, e.getMessage()));
    }
    if (all.isEmpty()) {
      throw new ImportException("%s holds no label".formatted(file));
    }
    return all;
  }

  private Label label(CSVRecord row) throws ImportException {
    long start = time(row, "start");
    long end = time(row, "end");
    if (end < start) {
      throw bad(row, "end", row.get("end"), "allowed is a time that is not before the start");
    }
    return new Label(start, end, optional(row, "service"), optional(row, "series"));
  }

  private long time(CSVRecord row, String column) throws ImportException {
    if (!row.isMapped(column) || !row.isSet(column)) {
      throw new ImportException(
          "%s:%d: column '%s' is missing, expected are start, end and, optional, service and series"
              .formatted(file, row.getRecordNumber() + 1, column));
    }
    String text = row.get(column);
    try {
      if (text.matches("\\d{1,18}(\\.\\d+)?")) {
        double number = Double.parseDouble(text);
        return Math.round(number < FIRST_MILLIS ? number * 1000 : number);
      }
      return Instant.parse(text).toEpochMilli();
    } catch (DateTimeException e) {
      throw bad(row, column, text, ALLOWED);
    }
  }

  private ImportException bad(CSVRecord row, String column, String value, String allowed) {
    return new ImportException(
        "%s:%d: '%s' is '%s', %s"
            .formatted(file, row.getRecordNumber() + 1, column, value, allowed));
  }

  private static Optional<String> optional(CSVRecord row, String column) {
    return row.isMapped(column) && row.isSet(column)
        ? Optional.of(row.get(column)).filter(text -> !text.isBlank())
        : Optional.empty();
  }
}
