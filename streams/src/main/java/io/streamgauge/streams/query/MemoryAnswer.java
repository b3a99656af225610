package io.streamgauge.streams.query;

import io.streamgauge.metric.Direction;
import io.streamgauge.metric.MemoryTrend;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Answer to questions about memory. Times are epoch milliseconds, sizes bytes, growth bytes per
 * second, pauses seconds; null where not known.
 *
 * @param completeness whether every event is in the answer, by service
 */
record MemoryAnswer(List<Series> series, Map<String, CompletenessAnswer.Verdict> completeness) {

  record Series(String service, String instance, List<Window> windows, Trend trend) {

    static Series of(List<MemoryTrend> windows) {
      MemoryTrend latest = windows.get(windows.size() - 1);
      return new Series(
          latest.getService(),
          latest.getInstance(),
          windows.stream().map(Window::of).toList(),
          Trend.of(latest));
    }
  }

  record Window(
      long start,
      long end,
      Long used,
      Long floor,
      Long max,
      Double growth,
      String direction,
      Long committed,
      Long nonHeap,
      Long directBuffers,
      Long rss,
      Integer threads,
      Double processCpu,
      Double systemCpu,
      long collections,
      double pause) {

    static Window of(MemoryTrend window) {
      View view = View.decisive(window);
      return new Window(
          window.getStart(),
          window.getEnd(),
          window.getUsed(),
          window.getFloor(),
          window.getMax(),
          view.growth(),
          view.direction(),
          window.getCommitted(),
          window.getNonHeap(),
          window.getDirectBuffers(),
          window.getRss(),
          window.getThreads(),
          window.getProcessCpu(),
          window.getSystemCpu(),
          window.getCollections(),
          Units.seconds(window.getPause()));
    }
  }

  /** The trend at the end of the last window: the decisive view, and each of them. */
  record Trend(Double growth, String direction, Double exhaustionSeconds, List<View> views) {

    static Trend of(MemoryTrend latest) {
      View view = View.decisive(latest);
      return new Trend(
          view.growth(),
          view.direction(),
          view.exhaustionSeconds(),
          List.of(View.of(latest.getShortTrend()), View.of(latest.getLongTrend())));
    }
  }

  /** Growth over the last {@code seconds}; direction null where there is not enough evidence. */
  record View(double seconds, Double growth, String direction, Double exhaustionSeconds) {

    static View of(io.streamgauge.metric.Trend trend) {
      return new View(
          trend.getView() / 1e3,
          trend.getGrowth(),
          trend.getDirection() == Direction.UNKNOWN
              ? null
              : trend.getDirection().name().toLowerCase(Locale.ROOT),
          trend.getExhaustion());
    }

    /** The short view, or the long one where the short one has not enough evidence. */
    static View decisive(MemoryTrend window) {
      return of(
          window.getShortTrend().getDirection() == Direction.UNKNOWN
              ? window.getLongTrend()
              : window.getShortTrend());
    }
  }
}
