package io.streamgauge.standalone.importers;

import com.microsoft.gctoolkit.io.GCLogFile;
import com.microsoft.gctoolkit.jvm.Diarizer;
import com.microsoft.gctoolkit.jvm.Diary;
import com.microsoft.gctoolkit.message.DataSourceParser;
import com.microsoft.gctoolkit.parser.GenerationalHeapParser;
import com.microsoft.gctoolkit.parser.PreUnifiedG1GCParser;
import com.microsoft.gctoolkit.parser.UnifiedG1GCParser;
import com.microsoft.gctoolkit.parser.UnifiedGenerationalParser;
import com.microsoft.gctoolkit.parser.ZGCParser;
import com.microsoft.gctoolkit.parser.jvm.PreUnifiedDiarizer;
import com.microsoft.gctoolkit.parser.jvm.UnifiedDiarizer;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Logs of the JVM's garbage collectors, unified (JDK 9 and later) and older: Serial, Parallel, CMS,
 * G1 and ZGC, taken apart by GCToolKit.
 *
 * <p>Lines with a date stamp tell their time. Where there is only the uptime of the JVM, it counts
 * from {@link ImportOptions#start()}, by default from the epoch: second 607 of the log is then 607
 * seconds into 1970.
 */
final class CollectorLog implements FormatReader {

  /** It complains about every line that it does not know. Held, or the level would be forgotten. */
  private static final Logger TOOLKIT = Logger.getLogger("com.microsoft.gctoolkit");

  private static final Pattern UNIFIED = Pattern.compile("^\\[\\d.+?]");
  private static final int LINES_TO_TELL_UNIFIED = 25;

  /**
   * Lines that GCToolKit 3.5.0 is better spared: messages of heap sizing that quote CPU times in
   * passing, which it takes for the end of the collection, and the first pause of ZGC (some
   * microseconds), which it only prints to standard output.
   */
  private static final Pattern MISLEADING =
      Pattern.compile("^\\[.*(?:gc,ergo.*User=.*Sys=.*Real=|Pause Mark Start [\\d.]+ms)");

  static {
    TOOLKIT.setLevel(Level.OFF);
  }

  @Override
  public String expected() {
    return "a log of a JVM's garbage collector (Serial, Parallel, CMS, G1 or ZGC)";
  }

  @Override
  public void read(RecordedFile file, ImportOptions options, RecordedEvents events)
      throws IOException {
    CollectorEvents collections = new CollectorEvents(options.start(), events);
    try (LineSource lines = file.lines()) {
      List<String> head = head(lines);
      Diary diary = diary(head);
      if (!diary.hasTimeOfFirstEvent()) {
        return;
      }
      List<DataSourceParser> parsers = parsersOf(diary, collections);
      for (String line : head) {
        pass(line, collections, parsers);
      }
      for (String line = next(lines); line != null; line = next(lines)) {
        pass(line, collections, parsers);
      }
      parsers.forEach(parser -> parser.receive(GCLogFile.END_OF_DATA_SENTINEL));
    }
  }

  private static void pass(
      String line, CollectorEvents collections, List<DataSourceParser> parsers) {
    if (MISLEADING.matcher(line).find()) {
      return;
    }
    collections.look(line);
    for (DataSourceParser parser : parsers) {
      try {
        parser.receive(line);
      } catch (RuntimeException malformed) {
        collections.skip("collection that is not understood");
      }
    }
  }

  private static List<DataSourceParser> parsersOf(Diary diary, CollectorEvents collections) {
    List<DataSourceParser> parsers =
        Stream.of(
                new GenerationalHeapParser(),
                new UnifiedGenerationalParser(),
                new PreUnifiedG1GCParser(),
                new UnifiedG1GCParser(),
                new ZGCParser())
            .filter(parser -> parser.accepts(diary))
            .map(DataSourceParser.class::cast)
            .toList();
    parsers.forEach(parser -> parser.diary(diary));
    parsers.forEach(parser -> parser.publishTo(collections));
    return parsers;
  }

  private static Diary diary(List<String> head) {
    boolean unified =
        head.stream().limit(LINES_TO_TELL_UNIFIED).anyMatch(line -> UNIFIED.matcher(line).find());
    Diarizer diarizer = unified ? new UnifiedDiarizer() : new PreUnifiedDiarizer();
    for (String line : head) {
      if (diarizer.diarize(line)) {
        break;
      }
    }
    return diarizer.getDiary();
  }

  /** As many lines as it takes to learn which collector wrote them. */
  private static List<String> head(LineSource lines) throws IOException {
    List<String> head = new ArrayList<>();
    while (head.size() < Diarizer.MAXIMUM_LINES_TO_EXAMINE) {
      String line = next(lines);
      if (line == null) {
        break;
      }
      head.add(line);
    }
    return head;
  }

  /** The next line that is not blank, as GCToolKit wants it. */
  private static String next(LineSource lines) throws IOException {
    String line = lines.next();
    while (line != null && line.isBlank()) {
      line = lines.next();
    }
    return line == null ? null : line.trim();
  }
}
