package io.streamgauge.streams.report;

import io.streamgauge.metric.MemoryTrend;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/** Turns the windows of a service's instances into evidence. */
final class MemoryEvidence {

  private final Range range;
  private final Optional<Range> before;
  private final Map<String, List<MemoryTrend>> steps;

  /**
   * @param steps windows of one length, over both ranges, by instance
   */
  MemoryEvidence(Range range, Optional<Range> before, Map<String, List<MemoryTrend>> steps) {
    this.range = range;
    this.before = before;
    this.steps = steps;
  }

  /**
   * The share of its heap's limit that the fullest instance uses: the lowest use in each window,
   * which garbage has least part in, and of these the mean.
   */
  FigureEvidence memory() {
    return highest(
        window ->
            window.getLowestUsed() == null || window.getMax() == null || window.getMax() <= 0
                ? null
                : (double) window.getLowestUsed() / window.getMax());
  }

  /** The mean CPU use of the busiest instance. */
  FigureEvidence cpu() {
    return highest(MemoryTrend::getProcessCpu);
  }

  private FigureEvidence highest(Function<MemoryTrend, Double> value) {
    return steps.values().stream()
        .map(
            windows ->
                new FigureEvidence(
                    before.map(at -> measured(windows, at, value)).orElse(Measured.NOTHING),
                    measured(windows, range, value),
                    windows.get(0).getInstance()))
        .filter(evidence -> evidence.now().value() != null)
        .max(Comparator.comparing(evidence -> evidence.now().value()))
        .orElse(FigureEvidence.NONE);
  }

  private static Measured measured(
      List<MemoryTrend> windows, Range at, Function<MemoryTrend, Double> value) {
    List<Double> values =
        windows.stream()
            .filter(window -> at.holds(window.getStart(), window.getEnd()))
            .map(value)
            .filter(Objects::nonNull)
            .toList();
    return values.isEmpty()
        ? Measured.NOTHING
        : new Measured(
            values.stream().mapToDouble(Double::doubleValue).average().orElseThrow(),
            values.size(),
            values);
  }

  /**
   * The instances whose memory grows.
   *
   * @param latest the newest windows of each instance
   */
  static List<HeapGrowth> growing(Map<String, List<MemoryTrend>> latest) {
    return latest.values().stream()
        .map(windows -> HeapGrowth.of(windows.get(windows.size() - 1)))
        .flatMap(Optional::stream)
        .toList();
  }
}
