package io.streamgauge.streams.query;

import io.streamgauge.metric.GaugeWindow;
import io.streamgauge.service.http.Paging;
import io.streamgauge.streams.store.Keys;
import io.streamgauge.streams.store.Retention;
import io.streamgauge.streams.store.StoreNames;
import io.streamgauge.streams.window.Resolution;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads the windows of gauges from the stores. Thread-safe. */
final class GaugeQueries {

  private final NamedWindows<GaugeWindow> gauges;
  private final StoreReader reader;
  private final Retention retention;
  private final Clock clock;

  /**
   * @param counts asked for each question; the same where several are for one answer
   */
  GaugeQueries(StoreReader reader, Retention retention, Clock clock, Supplier<ReadCount> counts) {
    this.gauges = new NamedWindows<>(reader, counts, StoreNames.GAUGES, GaugeWindow::getSeries);
    this.reader = reader;
    this.retention = retention;
    this.clock = clock;
  }

  /**
   * The windows of each series in the range, of several resolutions where no step is asked for;
   * they do not overlap.
   *
   * @return the windows of each series of each service, ordered by service and series, and by start
   */
  Gathering<List<GaugeWindow>> windows(
      WindowQuery query, GaugeChoice choice, Paging paging, Limits limits) {
    RangePlan plan = RangePlan.of(query, clock.millis(), retention);
    Gathering<List<GaugeWindow>> bySeries =
        gauges.read(query, plan, choice.only(), choice.predicate(), paging, limits);
    bySeries
        .all()
        .values()
        .forEach(all -> all.sort(Comparator.comparingLong(GaugeWindow::getStart)));
    return bySeries;
  }

  /** The latest window of a series that can change no more, if there is one. */
  Optional<GaugeWindow> latest(String service, String series, Resolution resolution) {
    long from = resolution.startOf(clock.millis() - retention.of(resolution).toMillis());
    GaugeWindow[] found = new GaugeWindow[1];
    reader.<GaugeWindow>latestOf(
        StoreNames.GAUGES,
        resolution,
        Math.max(0, from),
        Keys.join(service, series),
        (window, content) -> found[0] = content);
    return Optional.ofNullable(found[0]);
  }
}
