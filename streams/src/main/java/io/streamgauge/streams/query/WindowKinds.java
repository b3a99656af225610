package io.streamgauge.streams.query;

import io.streamgauge.metric.CacheRatio;
import io.streamgauge.metric.GaugeWindow;
import io.streamgauge.metric.LatencySummary;
import io.streamgauge.metric.Measure;
import io.streamgauge.metric.MemoryTrend;
import io.streamgauge.metric.WindowState;
import io.streamgauge.schemas.Topics;
import io.streamgauge.service.feed.Content;
import io.streamgauge.service.feed.FeedKind;
import io.streamgauge.service.feed.Origin;
import io.streamgauge.streams.latency.Distribution;
import io.streamgauge.streams.latency.SeriesKey;
import io.streamgauge.streams.window.Resolution;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The windows in a feed: each event is one window, in the shape in which the routes answer it with
 * a {@code step}.
 */
public final class WindowKinds {

  /** Requests per operation. */
  public static final FeedKind<LatencySummary> REQUESTS =
      latency("requests", "operation", Measure.REQUESTS);

  /** Queries per statement. */
  public static final FeedKind<LatencySummary> QUERIES =
      latency("queries", "statement", Measure.QUERIES);

  /** Use of each cache. */
  public static final FeedKind<CacheRatio> CACHES =
      new FeedKind<>(
          "caches",
          "series",
          "cache",
          Topics.CACHE_RATIOS,
          WindowKinds::pair,
          window -> content(window.getResolution(), window.getState(), () -> cache(window)));

  /** Memory of each instance. */
  public static final FeedKind<MemoryTrend> MEMORY =
      new FeedKind<>(
          "memory",
          "series",
          "instance",
          Topics.MEMORY_TRENDS,
          WindowKinds::pair,
          window ->
              content(
                  window.getResolution(),
                  window.getState(),
                  () -> MemoryAnswer.Series.of(List.of(window))));

  /** Readings of each gauge. */
  public static final FeedKind<GaugeWindow> GAUGES =
      new FeedKind<>(
          "gauges",
          "series",
          "gauge",
          Topics.GAUGE_WINDOWS,
          WindowKinds::pair,
          window ->
              content(
                  window.getResolution(),
                  window.getState(),
                  () -> GaugeAnswer.Series.of(true, List.of(window))));

  /** All of them. */
  public static final List<FeedKind<?>> ALL = List.of(REQUESTS, QUERIES, CACHES, MEMORY, GAUGES);

  private WindowKinds() {}

  private static FeedKind<LatencySummary> latency(String name, String seriesName, Measure measure) {
    String prefix = SeriesKey.prefix(measure, null);
    return new FeedKind<>(
        name,
        "series",
        seriesName,
        Topics.LATENCY,
        key -> key.startsWith(prefix) ? pair(key.substring(prefix.length())) : Optional.empty(),
        window ->
            content(window.getResolution(), window.getState(), () -> latency(measure, window)));
  }

  private static Optional<Origin> pair(String key) {
    int tab = key.indexOf('\t');
    return tab < 0
        ? Optional.empty()
        : Optional.of(new Origin(key.substring(0, tab), key.substring(tab + 1)));
  }

  private static Content content(long resolution, WindowState state, Supplier<?> json) {
    return new Content(
        Optional.of(Resolution.ofMillis(resolution).label()),
        state.name().toLowerCase(Locale.ROOT),
        json);
  }

  private static LatencyAnswer.Series latency(Measure measure, LatencySummary window) {
    return LatencyAnswer.Series.of(
        new SeriesKey(measure, window.getService(), window.getSeries()),
        List.of(
            LatencyAnswer.Window.of(
                measure,
                window.getStart(),
                window.getEnd(),
                Distribution.of(window),
                LatencyQuestion.DEFAULT_QUANTILES,
                window.getState() == WindowState.FINAL)));
  }

  private static CacheAnswer.Series cache(CacheRatio window) {
    return CacheAnswer.Series.of(true, List.of(window));
  }
}
