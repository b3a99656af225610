package io.streamgauge.standalone.demo.view;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/** What there is to write down of a snapshot. */
final class Journal {

  private static final String WHOLE_SERVICE = "*";

  private Journal() {}

  /**
   * Lines for what has changed.
   *
   * @param before null at the start
   */
  static List<String> since(Snapshot before, Snapshot now) {
    List<String> lines = new ArrayList<>();
    Progress progress = now.progress();
    if (before == null || !before.progress().title().equals(progress.title())) {
      lines.add(
          "%s  === %s (%d s): %s"
              .formatted(
                  Figures.clock(now.running()),
                  progress.title(),
                  progress.length().toSeconds(),
                  progress.story()));
    }
    Predicate<AlertLine> known =
        before == null ? alert -> false : List.copyOf(before.alerts())::contains;
    now.alerts().stream().filter(known.negate()).map(Journal::line).forEach(lines::add);
    return lines;
  }

  /** What the pipeline sees, on two or three lines. */
  static List<String> row(Snapshot snapshot) {
    List<String> lines = new ArrayList<>();
    String time = Figures.clock(snapshot.running());
    List<String> parts = new ArrayList<>();
    snapshot.requests().stream()
        .filter(one -> one.name().equals(WHOLE_SERVICE))
        .forEach(one -> parts.add("requests " + text(one)));
    snapshot.caches().forEach(cache -> parts.add("cache " + Figures.percent(cache.ratio())));
    snapshot.memory().forEach(memory -> parts.add("memory floor " + text(memory)));
    String row = parts.isEmpty() ? "waiting for the first percentiles" : String.join("; ", parts);
    lines.add(time + "  " + row);
    snapshot.statements().stream()
        .limit(1)
        .map(one -> time + "  slowest statement " + text(one) + ": " + one.name())
        .map(line -> line.replaceAll("\\s*\\n\\s*", " "))
        .forEach(lines::add);
    return lines;
  }

  private static String line(AlertLine alert) {
    String what = alert.severity() + " " + alert.rule() + " " + alert.series();
    return alert
        .resolved()
        .map(at -> "%s  RESOLVED %s".formatted(Figures.clock(at), what))
        .orElseGet(
            () ->
                "%s  FIRING   %s, %d s into %s"
                    .formatted(
                        Figures.clock(alert.fired()),
                        what,
                        alert.intoPhase().toSeconds(),
                        alert.phase()))
        .replaceAll("\\s*\\n\\s*", " ");
  }

  private static String text(Latency one) {
    return String.format(
        Locale.ROOT,
        "%s p50 %s p95 %s p99 %s",
        Figures.rate(one.rate()),
        Figures.seconds(one.p50()),
        Figures.seconds(one.p95()),
        Figures.seconds(one.p99()));
  }

  private static String text(MemoryUse memory) {
    return "%s of %s, %s (%s)"
        .formatted(
            Figures.megabytes(memory.floor()),
            Figures.megabytes(memory.max()),
            memory.direction(),
            Figures.growthPerMinute(memory.growth()));
  }
}
