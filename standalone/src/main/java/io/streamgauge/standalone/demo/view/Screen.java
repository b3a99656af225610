package io.streamgauge.standalone.demo.view;

import static io.streamgauge.standalone.demo.view.Style.BOLD;
import static io.streamgauge.standalone.demo.view.Style.CYAN;
import static io.streamgauge.standalone.demo.view.Style.DIM;
import static io.streamgauge.standalone.demo.view.Style.GREEN;
import static io.streamgauge.standalone.demo.view.Style.INVERSE;
import static io.streamgauge.standalone.demo.view.Style.RED;
import static io.streamgauge.standalone.demo.view.Style.YELLOW;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Draws a snapshot as the lines of a terminal. */
final class Screen {

  private static final int STATEMENTS = 4;
  private static final int BAR = 24;
  private static final int NUMBERS = 62;
  private static final double SLOW_REQUEST = 0.5;
  private static final double SLOW_STATEMENT = 0.1;
  private static final double COLD = 0.7;

  private final int columns;
  private final int rows;

  /**
   * @param columns width of the terminal; a longer line is for the terminal to cut
   * @param rows height of the terminal: what does not fit is left out, oldest alerts first
   */
  Screen(int columns, int rows) {
    this.columns = columns;
    this.rows = rows;
  }

  /** At most as many lines as the terminal has. */
  List<String> draw(Snapshot snapshot) {
    List<String> lines = new ArrayList<>();
    lines.add(
        BOLD.of("Streamgauge demo") + DIM.of("  running " + Figures.clock(snapshot.running())));
    addPhases(lines, snapshot.progress());
    addLatencies(lines, "REQUESTS, lately", snapshot.requests(), SLOW_REQUEST);
    List<Latency> statements = snapshot.statements();
    addLatencies(
        lines,
        "SLOWEST STATEMENTS",
        statements.subList(0, Math.min(STATEMENTS, statements.size())),
        SLOW_STATEMENT);
    lines.add("");
    snapshot.caches().forEach(cache -> lines.add(line(cache)));
    snapshot.memory().forEach(memory -> lines.add(line(memory)));
    List<String> foot = foot(snapshot);
    addAlerts(lines, snapshot.alerts(), rows - lines.size() - foot.size());
    lines.addAll(foot);
    return lines.subList(0, Math.min(rows, lines.size()));
  }

  private void addPhases(List<String> lines, Progress progress) {
    StringBuilder titles = new StringBuilder();
    for (int i = 0; i < progress.phases().size(); i++) {
      String title = " " + progress.phases().get(i) + " ";
      titles.append(i == progress.current() ? INVERSE.of(title) : DIM.of(title)).append(' ');
    }
    double done =
        (double) progress.elapsed().toMillis() / Math.max(1, progress.length().toMillis());
    lines.add(titles.toString());
    lines.add(
        CYAN.of(bar(done))
            + " %d of %d s  "
                .formatted(progress.elapsed().toSeconds(), progress.length().toSeconds())
            + progress.story());
  }

  private void addLatencies(List<String> lines, String title, List<Latency> all, double limit) {
    int width = Math.max(20, columns - NUMBERS);
    lines.add("");
    lines.add(
        BOLD.of(pad(title, width))
            + DIM.of(numbers("count", "rate", "errors", "p50", "p95", "p99", "max")));
    if (all.isEmpty()) {
      lines.add(DIM.of("waiting for the first ..."));
    }
    for (Latency one : all) {
      String text =
          pad(one.name().equals("*") ? "* (all)" : one.name(), width)
              + numbers(
                  Long.toString(one.count()),
                  Figures.rate(one.rate()),
                  Long.toString(one.errors()),
                  Figures.seconds(one.p50()),
                  Figures.seconds(one.p95()),
                  Figures.seconds(one.p99()),
                  Figures.seconds(one.max()));
      lines.add(one.p95() > limit ? YELLOW.of(text) : text);
    }
  }

  private static String line(CacheUse cache) {
    String text =
        "%s %s  hit ratio %7s  %d hits, %d misses"
            .formatted(
                bar(cache.ratio()),
                cache.name(),
                Figures.percent(cache.ratio()),
                cache.hits(),
                cache.misses());
    return BOLD.of("CACHE   ") + (cache.ratio() < COLD ? YELLOW.of(text) : text);
  }

  private static String line(MemoryUse memory) {
    String text =
        "%s %s  floor %s of %s  %s  %s"
            .formatted(
                bar(memory.floor() / memory.max()),
                memory.instance(),
                Figures.megabytes(memory.floor()),
                Figures.megabytes(memory.max()),
                Figures.growthPerMinute(memory.growth()),
                memory.direction());
    if (!Double.isNaN(memory.exhaustionSeconds())) {
      text += ", full in %.0f s".formatted(memory.exhaustionSeconds());
    }
    boolean growing = memory.direction().equalsIgnoreCase("increasing");
    return BOLD.of("MEMORY  ") + (growing ? YELLOW.of(text) : text);
  }

  private void addAlerts(List<String> lines, List<AlertLine> alerts, int room) {
    lines.add("");
    lines.add(BOLD.of("ALERTS"));
    if (alerts.isEmpty()) {
      lines.add(DIM.of("none so far"));
    }
    List<AlertLine> shown = new ArrayList<>(alerts);
    Collections.reverse(shown);
    shown.sort(Comparator.comparing((AlertLine alert) -> alert.resolved().isPresent()));
    shown.stream().limit(Math.max(1, room - 2)).map(this::line).forEach(lines::add);
  }

  private String line(AlertLine alert) {
    String state = alert.resolved().map(at -> "resolved " + Figures.clock(at)).orElse("FIRING");
    String text =
        "%-14s  %-8s %-16s fired %5s, %2d s into %-15s "
            .formatted(
                state,
                alert.severity(),
                alert.rule(),
                Figures.clock(alert.fired()),
                alert.intoPhase().toSeconds(),
                alert.phase());
    String whole = text + fit(alert.series(), Math.max(12, columns - text.length()));
    return alert.resolved().isPresent() ? GREEN.of(whole) : RED.of(whole);
  }

  private static List<String> foot(Snapshot snapshot) {
    var load = snapshot.load();
    return List.of(
        "",
        DIM.of(
            String.format(
                Locale.ROOT,
                "LOAD    %d sent, %d in flight, %d failed; customers wait p95 %s",
                load.sent(),
                load.inFlight(),
                load.failed(),
                Figures.seconds(load.p95Seconds()))),
        DIM.of(
            "LOOK    "
                + snapshot.api()
                + "/api/v1/requests?service=shop  (shop: "
                + snapshot.shop()
                + ")  Ctrl-C stops"));
  }

  private static String numbers(
      String count, String rate, String errors, String p50, String p95, String p99, String max) {
    return "%7s %8s %6s %9s %9s %9s %8s".formatted(count, rate, errors, p50, p95, p99, max);
  }

  private static String bar(double part) {
    int full = (int) Math.round(BAR * Math.max(0, Math.min(1, Double.isNaN(part) ? 0 : part)));
    return "█".repeat(full) + "░".repeat(BAR - full);
  }

  private static String pad(String text, int width) {
    String fitted = fit(text, width - 1);
    return fitted + " ".repeat(width - fitted.length());
  }

  private static String fit(String text, int width) {
    String line = text.replaceAll("\\s+", " ").strip();
    return line.length() <= width ? line : line.substring(0, width - 1) + "…";
  }
}
