package io.streamgauge.streams.report;

import io.streamgauge.metric.CacheRatio;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Turns the windows of a service's caches into evidence. */
final class CacheEvidence {

  private final Range range;
  private final Optional<Range> before;
  private final List<CacheUse> uses;
  private final Map<String, List<CacheRatio>> steps;

  /**
   * @param uses of the range
   * @param steps windows of one length, over both ranges
   */
  CacheEvidence(
      Range range,
      Optional<Range> before,
      List<CacheUse> uses,
      Map<String, List<CacheRatio>> steps) {
    this.range = range;
    this.before = before;
    this.uses = uses;
    this.steps = steps;
  }

  /** What each cache did that was asked for something. */
  static List<CacheUse> uses(Map<String, List<CacheRatio>> windows) {
    return windows.values().stream().map(CacheUse::of).filter(use -> use.lookups() > 0).toList();
  }

  List<CacheUse> uses() {
    return uses;
  }

  /** The hit ratio of all caches together. */
  FigureEvidence hitRatio() {
    long hits = uses.stream().mapToLong(CacheUse::hits).sum();
    long lookups = uses.stream().mapToLong(CacheUse::lookups).sum();
    return FigureEvidence.of(
        before.map(this::stepped).orElse(Measured.NOTHING),
        measured(hits, lookups, stepped(range).windows()));
  }

  private Measured stepped(Range at) {
    SortedMap<Long, long[]> byStart = new TreeMap<>();
    for (List<CacheRatio> windows : steps.values()) {
      for (CacheRatio window : windows) {
        if (at.holds(window.getStart(), window.getEnd())) {
          long[] sum = byStart.computeIfAbsent(window.getStart(), start -> new long[2]);
          sum[0] += window.getHits();
          sum[1] += window.getHits() + window.getMisses();
        }
      }
    }
    List<Double> ratios = new ArrayList<>();
    long[] all = new long[2];
    for (long[] sum : byStart.values()) {
      all[0] += sum[0];
      all[1] += sum[1];
      if (sum[1] > 0) {
        ratios.add((double) sum[0] / sum[1]);
      }
    }
    return measured(all[0], all[1], ratios);
  }

  private static Measured measured(long hits, long lookups, List<Double> ratios) {
    return lookups == 0 ? Measured.NOTHING : new Measured((double) hits / lookups, lookups, ratios);
  }
}
