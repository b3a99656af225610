package io.streamgauge.standalone.importers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Iterator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVParser;
import org.apache.commons.csv.CSVRecord;

/** Samples as rows, with a line of column names or, as JMeter can be told, without. */
final class JmeterCsv {

  private static final Pattern HEADER =
      Pattern.compile("^\uFEFF?[\\w \"]*(?:timeStamp|elapsed|label)\"?([,;|\\t])");
  private static final Pattern FIRST_ROW = Pattern.compile("^\\d{12,14}([,;|\\t])\\d+\\1");
  private static final String[] USUAL_COLUMNS = {
    "timeStamp", "elapsed", "label", "responseCode", "responseMessage", "threadName", "success"
  };
  private static final int SNIFFED = 8192;

  private JmeterCsv() {}

  static void read(InputStream in, JmeterSink sink) throws IOException {
    BufferedReader text =
        new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8), 2 * SNIFFED);
    CSVFormat format = format(start(text));
    if (format == null) {
      sink.skipped("file that is neither JMeter's XML nor its CSV");
      return;
    }
    try (CSVParser parser = CSVParser.builder().setReader(text).setFormat(format).get()) {
      rows(parser.iterator(), sink);
    }
  }

  private static void rows(Iterator<CSVRecord> rows, JmeterSink sink) throws IOException {
    try {
      while (rows.hasNext()) {
        CSVRecord row = rows.next();
        sink.sample(
            value(row, "timeStamp"),
            value(row, "elapsed"),
            value(row, "label"),
            value(row, "responseCode"),
            value(row, "success"),
            false);
      }
    } catch (UncheckedIOException broken) {
      if (broken.getCause() instanceof org.apache.commons.csv.CSVException) {
        sink.skipped("rest of the file, which is not well-formed CSV");
      } else {
        throw broken.getCause();
      }
    }
  }

  private static CSVFormat format(String start) {
    Matcher header = HEADER.matcher(start);
    if (header.find()) {
      return csv(header.group(1)).setHeader().setSkipHeaderRecord(true).get();
    }
    Matcher row = FIRST_ROW.matcher(start);
    return row.find() ? csv(row.group(1)).setHeader(USUAL_COLUMNS).get() : null;
  }

  private static CSVFormat.Builder csv(String delimiter) {
    return CSVFormat.DEFAULT.builder().setDelimiter(delimiter).setAllowMissingColumnNames(true);
  }

  private static String start(BufferedReader text) throws IOException {
    text.mark(SNIFFED);
    char[] start = new char[SNIFFED - 1];
    int length = 0;
    int count = 0;
    while (count >= 0 && length < start.length) {
      length += count;
      count = text.read(start, length, start.length - length);
    }
    text.reset();
    return new String(start, 0, length);
  }

  private static String value(CSVRecord row, String column) {
    return row.isMapped(column) && row.isSet(column) ? row.get(column).strip() : null;
  }
}
