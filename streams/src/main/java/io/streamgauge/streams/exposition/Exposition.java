package io.streamgauge.streams.exposition;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.Quantiles;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Unit;
import io.streamgauge.metric.CacheRatio;
import io.streamgauge.metric.Direction;
import io.streamgauge.metric.LatencySummary;
import io.streamgauge.metric.MemoryTrend;
import io.streamgauge.metric.Trend;
import io.streamgauge.service.feed.Origin;
import io.streamgauge.streams.latency.Distribution;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The metrics of one scrape. Not thread-safe. */
final class Exposition {

  /** Windows that are older say nothing of the present. */
  static final Duration PRESENT = Duration.ofMinutes(5);

  private static final double NANOS = 1e9;
  private static final double MILLIS = 1e3;
  private static final double[] QUANTILES = {0, 0.5, 0.9, 0.95, 0.99, 1};

  private final SeriesTables tables;
  private final Optional<String> service;
  private final int schema;
  private final long now;
  private final List<MetricSnapshot> all = new ArrayList<>();

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
    latency("requests", "operation", tables.requests());
    latency("queries", "statement", tables.queries());
    caches();
    memory();
    limits();
    all.removeIf(metric -> metric.getDataPoints().isEmpty());
    return new MetricSnapshots(all);
  }

  private void latency(
      String kind, String label, SeriesTable<LatencySummary, LatencySeries> table) {
    HistogramSnapshot.Builder durations =
        HistogramSnapshot.builder()
            .name("streamgauge_" + kind + "_duration_seconds")
            .help("Durations of all final windows since this process was first asked.")
            .unit(Unit.SECONDS);
    CounterSnapshot.Builder errors =
        CounterSnapshot.builder()
            .name("streamgauge_" + kind + "_errors")
            .help("Failures in all final windows since this process was first asked.");
    SummarySnapshot.Builder quantiles =
        SummarySnapshot.builder()
            .name("streamgauge_" + kind + "_window_duration_seconds")
            .help(
                "Quantiles of the latest final window of 10 s (0: least, 1: greatest);"
                    + " count and sum of all.")
            .unit(Unit.SECONDS);
    GaugeSnapshot.Builder ends = windowEnds(kind);
    table.visit(
        (origin, series) -> {
          if (isWanted(origin)) {
            Labels labels = labels(origin, label);
            Distribution total = series.total();
            durations.dataPoint(histogram(labels, total));
            errors.dataPoint(counter(labels, total.errors()));
            LatencySummary latest = series.latest();
            if (latest != null && isPresent(latest.getEnd())) {
              quantiles.dataPoint(summary(labels, total, Distribution.of(latest)));
              ends.dataPoint(gauge(labels, latest.getEnd() / MILLIS));
            }
          }
        });
    all.addAll(List.of(durations.build(), errors.build(), quantiles.build(), ends.build()));
  }

  private static GaugeSnapshot.Builder windowEnds(String kind) {
    return GaugeSnapshot.builder()
        .name("streamgauge_" + kind + "_window_end_timestamp_seconds")
        .help("End of the latest final window of 10 s.")
        .unit(Unit.SECONDS);
  }

  private HistogramDataPointSnapshot histogram(Labels labels, Distribution total) {
    NativeBuckets buckets = NativeBuckets.of(total, schema);
    return HistogramDataPointSnapshot.builder()
        .labels(labels)
        .classicHistogramBuckets(ClassicBuckets.of(total))
        .nativeSchema(schema)
        .nativeZeroThreshold(NativeBuckets.ZERO_THRESHOLD)
        .nativeZeroCount(buckets.zeros())
        .nativeBucketsForPositiveValues(buckets.positive())
        .sum(total.sum() / NANOS)
        .build();
  }

  private static SummaryDataPointSnapshot summary(
      Labels labels, Distribution total, Distribution window) {
    Quantiles.Builder quantiles = Quantiles.builder();
    for (double q : QUANTILES) {
      quantiles.quantile(q, window.quantile(q) / NANOS);
    }
    return SummaryDataPointSnapshot.builder()
        .labels(labels)
        .quantiles(quantiles.build())
        .count(total.count())
        .sum(total.sum() / NANOS)
        .build();
  }

  private void caches() {
    CounterSnapshot.Builder hits =
        CounterSnapshot.builder()
            .name("streamgauge_cache_hits")
            .help("Lookups that found a value, in all final windows since first asked.");
    CounterSnapshot.Builder misses =
        CounterSnapshot.builder()
            .name("streamgauge_cache_misses")
            .help("Lookups that found none, in all final windows since first asked.");
    GaugeSnapshot.Builder ratios =
        GaugeSnapshot.builder()
            .name("streamgauge_cache_window_hit_ratio")
            .help("Hits of all lookups in the latest final window of 10 s.");
    GaugeSnapshot.Builder ends = windowEnds("cache");
    tables
        .caches()
        .visit(
            (origin, series) -> {
              if (isWanted(origin)) {
                Labels labels = labels(origin, "cache");
                hits.dataPoint(counter(labels, series.hits()));
                misses.dataPoint(counter(labels, series.misses()));
                CacheRatio latest = series.latest();
                if (latest != null && isPresent(latest.getEnd())) {
                  addGauge(ratios, labels, latest.getRatio());
                  ends.dataPoint(gauge(labels, latest.getEnd() / MILLIS));
                }
              }
            });
    all.addAll(List.of(hits.build(), misses.build(), ratios.build(), ends.build()));
  }

  private void memory() {
    memory("used_bytes", "Heap in use.", MemoryTrend::getUsed);
    memory("floor_bytes", "Heap that survives collection.", MemoryTrend::getFloor);
    memory("max_bytes", "Limit of the heap.", MemoryTrend::getMax);
    memory(
        "growth_bytes_per_second",
        "Growth of the floor; absent where there is not enough evidence.",
        window -> decisive(window).getGrowth());
    memory(
        "exhaustion_seconds",
        "Time until the floor reaches the limit at this growth; absent where it does not.",
        window -> decisive(window).getExhaustion());
    memory(
        "window_end_timestamp_seconds",
        "End of the latest final window of 10 s.",
        window -> window.getEnd() / MILLIS);
  }

  private static Trend decisive(MemoryTrend window) {
    return window.getShortTrend().getDirection() == Direction.UNKNOWN
        ? window.getLongTrend()
        : window.getShortTrend();
  }

  private void memory(String name, String help, Function<MemoryTrend, Number> value) {
    GaugeSnapshot.Builder gauges =
        GaugeSnapshot.builder().name("streamgauge_memory_" + name).help(help);
    tables
        .memory()
        .visit(
            (origin, series) -> {
              MemoryTrend latest = series.latest();
              if (isWanted(origin) && latest != null && isPresent(latest.getEnd())) {
                addGauge(gauges, labels(origin, "service_instance"), value.apply(latest));
              }
            });
    all.add(gauges.build());
  }

  private void limits() {
    SeriesLimit limit = tables.limit();
    boolean reached = limit.taken() >= limit.most();
    all.add(
        GaugeSnapshot.builder()
            .name("streamgauge_analytics_series")
            .help(
                reached
                    ? "Series exposed. THE LIMIT IS REACHED: series that come now are left out."
                    : "Series exposed.")
            .dataPoint(gauge(Labels.EMPTY, limit.taken()))
            .build());
    all.add(
        GaugeSnapshot.builder()
            .name("streamgauge_analytics_series_limit")
            .help("Series exposed at most (setting metrics.series).")
            .dataPoint(gauge(Labels.EMPTY, limit.most()))
            .build());
    all.add(
        CounterSnapshot.builder()
            .name("streamgauge_analytics_windows_left_out")
            .help("Final windows not counted: their series found no place, or they came too late.")
            .dataPoint(counter(Labels.of("reason", "limit"), limit.windowsLeftOut()))
            .dataPoint(counter(Labels.of("reason", "late"), limit.windowsTooLate()))
            .build());
  }

  private boolean isWanted(Origin origin) {
    return service.map(origin.service()::equals).orElse(true);
  }

  private boolean isPresent(long windowEnd) {
    return now - windowEnd <= PRESENT.toMillis();
  }

  private static Labels labels(Origin origin, String seriesLabel) {
    return Labels.of("service", origin.service(), seriesLabel, origin.series());
  }

  private static void addGauge(GaugeSnapshot.Builder gauges, Labels labels, Number value) {
    if (value != null) {
      gauges.dataPoint(gauge(labels, value.doubleValue()));
    }
  }

  private static GaugeDataPointSnapshot gauge(Labels labels, double value) {
    return GaugeDataPointSnapshot.builder().labels(labels).value(value).build();
  }

  private static CounterDataPointSnapshot counter(Labels labels, double value) {
    return CounterDataPointSnapshot.builder().labels(labels).value(value).build();
  }
}
