package io.streamgauge.streams.exposition;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.streamgauge.metric.CacheRatio;
import io.streamgauge.service.feed.Origin;
import java.util.List;

/** The metrics of caches in one scrape. Not thread-safe. */
final class CacheMetrics {

  private final CounterSnapshot.Builder hits =
      CounterSnapshot.builder()
          .name("streamgauge_cache_hits")
          .help("Lookups that found a value, in all final windows since first asked.");
  private final CounterSnapshot.Builder misses =
      CounterSnapshot.builder()
          .name("streamgauge_cache_misses")
          .help("Lookups that found none, in all final windows since first asked.");
  private final GaugeSnapshot.Builder ratios =
      GaugeSnapshot.builder()
          .name("streamgauge_cache_window_hit_ratio")
          .help("Hits among the lookups of the latest final window of 10 s.");
  private final GaugeSnapshot.Builder ends = Samples.windowEnds("cache");

  /**
   * Adds a series.
   *
   * @param latest its latest window, null where that says nothing of the present
   */
  void add(Origin origin, CacheSeries series, CacheRatio latest) {
    Labels labels = Samples.labels(origin, "cache");
    hits.dataPoint(Samples.counter(labels, series.hits()));
    misses.dataPoint(Samples.counter(labels, series.misses()));
    if (latest != null) {
      Samples.addGauge(ratios, labels, latest.getRatio());
      ends.dataPoint(Samples.windowEnd(labels, latest.getEnd()));
    }
  }

  List<MetricSnapshot> snapshots() {
    return List.of(hits.build(), misses.build(), ratios.build(), ends.build());
  }
}
