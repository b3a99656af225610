package io.streamgauge.streams.cardinality;

import io.streamgauge.metric.SeriesOverflow;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What the sketches tell of the series of one service that have no place. Times are epoch
 * milliseconds of the wall clock.
 *
 * @param since what it tells of has happened since then, within the last day or so
 * @param last when something overflowed last
 * @param events events that are in {@code __other__}
 * @param unnamed those of them that came as {@code __other__}, because their collector had met more
 *     names than it keeps
 * @param series how many series that were, about
 * @param heaviest those with the most events, the heaviest first
 */
public record OverflowReport(
    long since, long last, long events, long unnamed, long series, List<Heavy> heaviest) {

  /**
   * One series; its true number of events lies between the bounds, both inclusive.
   *
   * @param series its name, cut where it is long
   * @param atLeast events that it has had at least
   * @param atMost events that it has had at most
   */
  public record Heavy(String series, long atLeast, long atMost) {}

  /**
   * Puts together what the tasks know, each of its own series.
   *
   * @param tasks one or more
   * @param limit how many of the heaviest
   */
  public static OverflowReport of(List<SeriesOverflow> tasks, int limit) {
    List<Heavy> heavy = new ArrayList<>();
    tasks.forEach(task -> addHeavy(task, heavy));
    heavy.sort(Comparator.comparingLong(Heavy::atLeast).reversed().thenComparing(Heavy::series));
    return new OverflowReport(
        tasks.stream().mapToLong(SeriesOverflow::getSince).min().orElseThrow(),
        tasks.stream().mapToLong(SeriesOverflow::getLast).max().orElseThrow(),
        tasks.stream().mapToLong(SeriesOverflow::getEvents).sum(),
        tasks.stream().mapToLong(SeriesOverflow::getUnnamed).sum(),
        Math.round(tasks.stream().mapToDouble(OverflowSketch::distinctSeries).sum()),
        heavy.stream().limit(limit).toList());
  }

  private static void addHeavy(SeriesOverflow task, List<Heavy> heavy) {
    for (int i = 0; i < task.getSeries().size(); i++) {
      long count = task.getCounts().get(i);
      heavy.add(
          new Heavy(
              task.getSeries().get(i),
              count,
              Math.min(task.getEvents() - task.getUnnamed(), count + task.getError())));
    }
  }
}
