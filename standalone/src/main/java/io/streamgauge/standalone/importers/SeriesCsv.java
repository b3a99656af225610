package io.streamgauge.standalone.importers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVException;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/**
 * Series of numbers in CSV with a heading: a column of times, and columns of values. Columns that
 * hold something else are labels.
 */
final class SeriesCsv implements FormatReader {

  /** Rows by which is found out what the columns are. */
  private static final int SAMPLED = 200;

  private static final int SNIFFED = 1 << 16;

  private record Row(long line, List<String> cells) {}

  @Override
  public String expected() {
    return "CSV with a line of column names, a column of times and one or more of numbers";
  }

  @Override
  public void check(ImportOptions options) throws ImportException {
    new SeriesTimes(options, Instant.EPOCH);
  }

  @Override
  public void read(RecordedFile file, ImportOptions options, RecordedEvents events)
      throws IOException {
    SeriesTimes times = new SeriesTimes(options, file.modified());
    try (BufferedReader text =
        new BufferedReader(
            new InputStreamReader(file.open(), StandardCharsets.UTF_8), 2 * SNIFFED)) {
      skipMark(text);
      CSVFormat format =
          CSVFormat.DEFAULT.builder().setDelimiter(delimiter(text)).setIgnoreEmptyLines(true).get();
      try (CSVParser parser = CSVParser.builder().setReader(text).setFormat(format).get()) {
        read(parser, options.columns(), times, events);
      } catch (UncheckedIOException broken) {
        if (!(broken.getCause() instanceof CSVException)) {
          throw broken.getCause();
        }
        events.skipped("rest of the file, which is not well-formed CSV");
      } catch (ImportException unusable) {
        throw new ImportException(file.path() + ": " + unusable.getMessage(), unusable);
      }
    }
  }

  private static void read(
      CSVParser parser, SeriesColumns told, SeriesTimes times, RecordedEvents events)
      throws ImportException {
    Iterator<CSVRecord> records = parser.iterator();
    List<Row> first = new ArrayList<>();
    while (first.size() < SeriesHeader.MOST_LINES + SAMPLED && records.hasNext()) {
      first.add(row(parser, records.next()));
    }
    List<List<String>> cells = first.stream().map(Row::cells).toList();
    if (cells.isEmpty()) {
      return;
    }
    int headings = SeriesHeader.lines(cells, times);
    List<SeriesColumn> columns = SeriesHeader.columns(cells.subList(0, headings));
    SeriesLayout layout =
        SeriesLayout.of(columns, cells.subList(headings, cells.size()), told, times);
    SeriesRows rows = new SeriesRows(layout, columns.size(), times, events);
    first.subList(headings, first.size()).forEach(row -> rows.read(row.line(), row.cells()));
    while (records.hasNext()) {
      Row row = row(parser, records.next());
      rows.read(row.line(), row.cells());
    }
  }

  private static Row row(CSVParser parser, CSVRecord record) {
    return new Row(parser.getCurrentLineNumber(), record.stream().map(String::strip).toList());
  }

  private static void skipMark(BufferedReader text) throws IOException {
    text.mark(1);
    if (text.read() != '\uFEFF') {
      text.reset();
    }
  }

  /** The one of the usual separators that stands most often in the first line. */
  private static String delimiter(BufferedReader text) throws IOException {
    text.mark(SNIFFED);
    char[] start = new char[SNIFFED - 1];
    int length = Math.max(0, text.read(start, 0, start.length));
    text.reset();
    String line = new String(start, 0, length).lines().findFirst().orElse("");
    return Stream.of(",", ";", "\t", "|")
        .max(
            Comparator.comparingLong(
                separator -> line.chars().filter(c -> c == separator.charAt(0)).count()))
        .filter(separator -> line.contains(separator))
        .orElse(",");
  }
}
