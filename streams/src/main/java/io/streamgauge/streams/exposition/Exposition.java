package io.streamgauge.streams.exposition;

import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.streamgauge.metric.CacheRatio;
import io.streamgauge.metric.LatencySummary;
import io.streamgauge.metric.MemoryTrend;
import io.streamgauge.service.feed.Origin;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** The metrics of one scrape. */
final class Exposition {

  /** Windows that are older say nothing of the present. */
  static final Duration PRESENT = Duration.ofMinutes(5);

  private final SeriesTables tables;
  private final Optional<String> service;
  private final int schema;
  private final long now;

  /**
   * @param service whose series are wanted, empty for all
   * @param schema of native histograms
   * @param now epoch milliseconds
   */
  Exposition(SeriesTables tables, Optional<String> service, int schema, long now) {
    this.tables = tables;
    this.service = service;
    this.schema = schema;
    this.now = now;
  }

  MetricSnapshots snapshots() {
    List<MetricSnapshot> all = new ArrayList<>();
    all.addAll(latency(new LatencyMetrics("requests", "operation", schema), tables.requests()));
    all.addAll(latency(new LatencyMetrics("queries", "statement", schema), tables.queries()));
    all.addAll(caches());
    all.addAll(memory());
    all.addAll(LimitMetrics.of(tables.limit()));
    all.removeIf(metric -> metric.getDataPoints().isEmpty());
    return new MetricSnapshots(all);
  }

  private List<MetricSnapshot> latency(
      LatencyMetrics metrics, SeriesTable<LatencySummary, LatencySeries> table) {
    table.visit(
        (origin, series) -> {
          if (isWanted(origin)) {
            metrics.add(origin, series.total(), present(series, LatencySummary::getEnd));
          }
        });
    return metrics.snapshots();
  }

  private List<MetricSnapshot> caches() {
    CacheMetrics metrics = new CacheMetrics();
    tables
        .caches()
        .visit(
            (origin, series) -> {
              if (isWanted(origin)) {
                metrics.add(origin, series, present(series, CacheRatio::getEnd));
              }
            });
    return metrics.snapshots();
  }

  private List<MetricSnapshot> memory() {
    MemoryMetrics metrics = new MemoryMetrics();
    tables
        .memory()
        .visit(
            (origin, series) -> {
              if (isWanted(origin)) {
                metrics.add(origin, present(series, MemoryTrend::getEnd));
              }
            });
    return metrics.snapshots();
  }

  private boolean isWanted(Origin origin) {
    return service.map(origin.service()::equals).orElse(true);
  }

  /** The latest window of a series; null where there is none, or it is too old. */
  private <W> W present(ExposedSeries<W> series, ToLongFunction<W> end) {
    W latest = series.latest();
    return latest == null || now - end.applyAsLong(latest) > PRESENT.toMillis() ? null : latest;
  }
}
