package io.streamgauge.standalone.importers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;

/** The formats of recorded files. */
public enum LogFormat {
  /** Lines that a regular expression takes apart. */
  LINES("lines", new PatternLines()),
  /** Samples of JMeter, XML or CSV. */
  JTL("jtl", new JmeterSamples()),
  /** PostgreSQL's log: stderr, syslog, RDS, JSON. */
  POSTGRES("postgres", new PostgresLog()),
  /** The slow query log of MySQL, Percona Server and MariaDB. */
  MYSQL_SLOW("mysql-slow", new MysqlSlowLog()),
  /** Spans in Zipkin's JSON. */
  ZIPKIN("zipkin", new ZipkinSpans()),
  /** Log of a JVM's garbage collector. */
  GC("gc", new CollectorLog()),
  /** Flight recording of a JVM. */
  JFR("jfr", new FlightRecording()),
  /** Series of numbers: CSV with a time and values. */
  SERIES("series", new SeriesCsv());

  private static final int SHOWN_CHARACTERS = 160;

  private final String optionName;
  private final FormatReader reader;

  LogFormat(String optionName, FormatReader reader) {
    this.optionName = optionName;
    this.reader = reader;
  }

  /** As it is written on the command line. */
  public String optionName() {
    return optionName;
  }

  /**
   * The format with a name.
   *
   * @throws IllegalArgumentException where there is none; the message names all
   */
  public static LogFormat of(String optionName) {
    return Arrays.stream(values())
        .filter(format -> format.optionName.equals(optionName))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "format '"
                        + optionName
                        + "' is none of "
                        + Arrays.stream(values())
                            .map(LogFormat::optionName)
                            .collect(Collectors.joining(", "))));
  }

  /**
   * Checks the options before any file is opened.
   *
   * @throws ImportException if an option is wrong or missing
   */
  public void check(ImportOptions options) throws ImportException {
    reader.check(options);
  }

  /**
   * Reads a file, compressed with gzip or not, into events.
   *
   * @throws ImportException if an option is wrong or missing, or nothing in the file is of the
   *     format
   * @throws IOException if the file cannot be read
   */
  public ImportResult read(
      Path file, ImportOptions options, RecordedEvents events, ImportProgress progress)
      throws IOException {
    if (!Files.isRegularFile(file)) {
      boolean exists = Files.exists(file);
      throw new ImportException(file + (exists ? ": this is no file" : ": there is no such file"));
    }
    RecordedFile recorded = new RecordedFile(file, progress);
    CountedEvents counted = new CountedEvents(events);
    reader.read(recorded, options, counted);
    if (recorded.isDamaged()) {
      counted.skipped("rest of the file, whose compression is damaged");
    }
    ImportResult result = counted.result();
    if (result.events() == 0) {
      throw nothingFound(file);
    }
    return result;
  }

  private ImportException nothingFound(Path file) throws IOException {
    try (LineSource lines = new RecordedFile(file, ImportProgress.NONE).lines()) {
      String first = lines.next();
      String shown = first == null ? "the file is empty" : "the first line is: " + printable(first);
      return new ImportException(
          "%s: nothing of format %s found; expected %s; %s"
              .formatted(file, optionName, reader.expected(), shown));
    }
  }

  private static String printable(String line) {
    String start = line.substring(0, Math.min(line.length(), SHOWN_CHARACTERS));
    return start.replaceAll("[\\p{Cntrl}\uFFFD]", "·")
        + (start.length() < line.length() ? "…" : "");
  }
}
