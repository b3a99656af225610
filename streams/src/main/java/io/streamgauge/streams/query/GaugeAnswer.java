package io.streamgauge.streams.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.streamgauge.metric.GaugeWindow;
import io.streamgauge.streams.window.Resolution;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Answer to questions about gauges. Times are epoch milliseconds; values are in the gauge's own
 * unit.
 *
 * @param series the gauges, ordered by service and series
 * @param completeness whether every event is in the answer, by service
 * @param next cursor of the page after this one, if there is one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record GaugeAnswer(
    List<Series> series,
    Map<String, CompletenessAnswer.Verdict> completeness,
    @Nullable String next) {

  /**
   * One gauge.
   *
   * @param service name of the service
   * @param series name and tags in one text, {@code name{a=b,c=d}}, as rules call it
   * @param name name of the gauge
   * @param tags what tells it from others of its name
   * @param windows its windows, ordered by start
   * @param total all windows in one, over the time in which there were readings
   */
  public record Series(
      String service,
      String series,
      String name,
      Map<String, String> tags,
      List<Window> windows,
      Window total) {

    static Series of(boolean stepped, List<GaugeWindow> windows) {
      GaugeWindow any = windows.get(0);
      Window total = Window.merged(windows);
      return new Series(
          any.getService(),
          any.getSeries(),
          any.getName(),
          new TreeMap<>(any.getTags()),
          stepped ? windows.stream().map(Window::of).toList() : List.of(total),
          total);
    }
  }

  /**
   * One window.
   *
   * @param start start, inclusive, epoch milliseconds
   * @param end end, exclusive, epoch milliseconds
   * @param count readings
   * @param last the latest reading
   * @param lastTime when that was, epoch milliseconds
   * @param mean mean of the readings, null where their sum is beyond all numbers
   * @param min lowest reading
   * @param max highest reading
   */
  public record Window(
      long start,
      long end,
      long count,
      double last,
      long lastTime,
      Double mean,
      double min,
      double max) {

    static Window of(GaugeWindow content) {
      return of(content, content.getStart(), content.getEnd());
    }

    private static Window of(GaugeWindow content, long start, long end) {
      double mean = content.getSum() / content.getCount();
      return new Window(
          start,
          end,
          content.getCount(),
          content.getLast(),
          content.getLastEvent(),
          Double.isFinite(mean) ? mean : null,
          content.getMin(),
          content.getMax());
    }

    private static Window merged(List<GaugeWindow> windows) {
      GaugeWindow sum = GaugeWindow.newBuilder(windows.get(0)).build();
      for (GaugeWindow window : windows.subList(1, windows.size())) {
        sum.setCount(sum.getCount() + window.getCount());
        sum.setSum(sum.getSum() + window.getSum());
        sum.setMin(Math.min(sum.getMin(), window.getMin()));
        sum.setMax(Math.max(sum.getMax(), window.getMax()));
        if (window.getLastEvent() >= sum.getLastEvent()) {
          sum.setLast(window.getLast());
        }
        sum.setFirstEvent(Math.min(sum.getFirstEvent(), window.getFirstEvent()));
        sum.setLastEvent(Math.max(sum.getLastEvent(), window.getLastEvent()));
      }
      Resolution fine = Resolution.TEN_SECONDS;
      return of(sum, fine.startOf(sum.getFirstEvent()), fine.endOf(sum.getLastEvent()));
    }
  }
}
