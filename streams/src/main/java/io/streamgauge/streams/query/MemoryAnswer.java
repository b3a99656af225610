package io.streamgauge.streams.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.streamgauge.metric.Direction;
import io.streamgauge.metric.MemoryTrend;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answer to questions about memory. Times are epoch milliseconds, sizes bytes, growth bytes per
 * second, pauses seconds; null where not known.
 *
 * @param series the instances, ordered by service and name
 * @param completeness whether every event is in the answer, by service
 * @param next cursor of the page after this one, if there is one
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record MemoryAnswer(
    List<Series> series,
    Map<String, CompletenessAnswer.Verdict> completeness,
    @Nullable String next) {

  /**
   * One instance.
   *
   * @param service name of the service
   * @param instance name of the instance
   * @param windows its windows, ordered by start
   * @param trend growth at the end of the last window
   * @param forecast what that growth leads to
   */
  public record Series(
      String service, String instance, List<Window> windows, Trend trend, Forecast forecast) {

    static Series of(List<MemoryTrend> windows) {
      MemoryTrend latest = windows.get(windows.size() - 1);
      return new Series(
          latest.getService(),
          latest.getInstance(),
          windows.stream().map(Window::of).toList(),
          Trend.of(latest),
          Forecast.of(latest));
    }
  }

  /**
   * One window.
   *
   * @param start start, inclusive, epoch milliseconds
   * @param end end, exclusive, epoch milliseconds
   * @param used heap in use at the last reading, bytes
   * @param floor heap that survives collection, as last known, bytes
   * @param max limit of the heap, bytes
   * @param growth growth of the floor in bytes per second
   * @param direction increasing, stable or decreasing; null where there is not enough evidence
   * @param committed heap held, bytes
   * @param nonHeap metaspace, code cache and the like, bytes
   * @param directBuffers direct byte buffers, bytes
   * @param rss resident set size, bytes
   * @param threads live threads
   * @param processCpu mean use by the process, 0 to 1 of all processors
   * @param systemCpu mean use of the machine, 0 to 1
   * @param collections collections that ended in the window
   * @param pause seconds for which the application stood still
   */
  public record Window(
      long start,
      long end,
      Long used,
      Long floor,
      Long max,
      Double growth,
      @Nullable String direction,
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

  /**
   * The trend at the end of the last window.
   *
   * @param growth growth of the floor in bytes per second, null where not known
   * @param direction increasing, stable or decreasing; null where there is not enough evidence
   * @param exhaustionSeconds seconds until the floor reaches the limit if it grows on like this;
   *     null: it does not, or there is not enough evidence
   * @param views the short view and the long one; the short one decides where it has enough
   *     evidence
   */
  public record Trend(
      Double growth, @Nullable String direction, Double exhaustionSeconds, List<View> views) {

    static Trend of(MemoryTrend latest) {
      View view = View.decisive(latest);
      return new Trend(
          view.growth(),
          view.direction(),
          view.exhaustionSeconds(),
          List.of(View.of(latest.getShortTrend()), View.of(latest.getLongTrend())));
    }
  }

  /**
   * What is left of the heap, and for how long.
   *
   * @param at the last event, which all of this is as of, epoch milliseconds
   * @param usedShare floor of the limit, 0 to 1
   * @param headroom from the floor to the limit, bytes
   * @param exhaustionSeconds seconds from {@code at} until the floor reaches the limit; null: it
   *     does not, or there is not enough evidence
   * @param exhaustionAt that moment, epoch milliseconds
   */
  public record Forecast(
      long at, Double usedShare, Long headroom, Double exhaustionSeconds, Long exhaustionAt) {

    static Forecast of(MemoryTrend latest) {
      Long floor = latest.getFloor();
      Long max = latest.getMax();
      boolean known = floor != null && max != null && max > 0;
      Double seconds = View.decisive(latest).exhaustionSeconds();
      return new Forecast(
          latest.getLastEvent(),
          known ? (double) floor / max : null,
          known ? max - floor : null,
          seconds,
          seconds == null ? null : latest.getLastEvent() + Math.round(seconds * 1e3));
    }
  }

  /**
   * The trend over a stretch of time before the end of the last window.
   *
   * @param seconds length of the stretch in seconds
   * @param growth growth of the floor in bytes per second, null where not known
   * @param direction increasing, stable or decreasing; null where there is not enough evidence
   * @param exhaustionSeconds seconds until the floor reaches the limit if it grows on like this;
   *     null: it does not, or there is not enough evidence
   */
  public record View(
      double seconds, Double growth, @Nullable String direction, Double exhaustionSeconds) {

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
