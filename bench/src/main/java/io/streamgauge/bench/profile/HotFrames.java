package io.streamgauge.bench.profile;

import io.streamgauge.bench.report.Figures;
import io.streamgauge.bench.report.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;

/** Where threads of one name were found when they were sampled, and what they allocated. */
public final class HotFrames {

  private static final String JAVA = "jdk.ExecutionSample";
  private static final String NATIVE = "jdk.NativeMethodSample";
  private static final String ALLOCATION = "jdk.ObjectAllocationSample";

  private final Pattern threads;
  private final Map<String, Long> top = new HashMap<>();
  private final Map<String, Long> within = new HashMap<>();
  private final Map<String, Long> allocated = new HashMap<>();
  private long samples;
  private long bytes;

  private HotFrames(Pattern threads) {
    this.threads = threads;
  }

  /**
   * Reads a recording.
   *
   * @param threads what the names of the threads that count match
   */
  public static HotFrames read(Path recording, Pattern threads) throws IOException {
    HotFrames frames = new HotFrames(threads);
    try (RecordingFile file = new RecordingFile(recording)) {
      while (file.hasMoreEvents()) {
        frames.add(file.readEvent());
      }
    }
    return frames;
  }

  private void add(RecordedEvent event) {
    switch (event.getEventType().getName()) {
      case JAVA, NATIVE -> addSample(event);
      case ALLOCATION -> addAllocation(event);
      default -> {}
    }
  }

  private void addSample(RecordedEvent event) {
    RecordedStackTrace stack = event.getStackTrace();
    if (!counts(event.getThread("sampledThread")) || stack == null) {
      return;
    }
    samples++;
    List<RecordedFrame> frames = stack.getFrames();
    top.merge(name(frames.get(0)), 1L, Long::sum);
    Set<String> methods = new HashSet<>();
    frames.forEach(frame -> methods.add(name(frame)));
    methods.forEach(method -> within.merge(method, 1L, Long::sum));
  }

  private void addAllocation(RecordedEvent event) {
    if (counts(event.getThread())) {
      long weight = event.getLong("weight");
      bytes += weight;
      allocated.merge(event.getClass("objectClass").getName(), weight, Long::sum);
    }
  }

  private boolean counts(RecordedThread thread) {
    return thread != null
        && thread.getJavaName() != null
        && threads.matcher(thread.getJavaName()).matches();
  }

  private static String name(RecordedFrame frame) {
    String type = frame.getMethod().getType().getName();
    return type.substring(type.lastIndexOf('.') + 1) + '.' + frame.getMethod().getName();
  }

  /**
   * Three tables: the methods at the top of the stack, the methods anywhere in it, the classes
   * allocated.
   *
   * @param rows of each table at most
   */
  public String text(int rows) {
    String line = System.lineSeparator();
    return table("method at the top, of %d samples".formatted(samples), top, samples, rows)
        + line
        + line
        + table("method anywhere in the stack", within, samples, 3 * rows)
        + line
        + line
        + table("allocated, of about %d MiB".formatted(bytes >> 20), allocated, bytes, rows);
  }

  private static Table table(String title, Map<String, Long> counts, long all, int rows) {
    Table table = new Table(title, "%");
    counts.entrySet().stream()
        .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder()))
        .limit(rows)
        .forEach(
            entry ->
                table.add(List.of(entry.getKey(), Figures.digits(100.0 * entry.getValue() / all))));
    return table;
  }
}
