package io.streamgauge.streams.exposition;

import static io.streamgauge.streams.exposition.Samples.NANOS;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot.HistogramDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.Quantiles;
import io.prometheus.metrics.model.snapshots.SummarySnapshot;
import io.prometheus.metrics.model.snapshots.SummarySnapshot.SummaryDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Unit;
import io.streamgauge.metric.LatencySummary;
import io.streamgauge.service.feed.Origin;
import io.streamgauge.streams.latency.Distribution;
import java.util.List;

/** The metrics of requests or of queries in one scrape. Not thread-safe. */
final class LatencyMetrics {

  private static final double[] QUANTILES = {0, 0.5, 0.9, 0.95, 0.99, 1};

  private final String seriesLabel;
  private final int schema;
  private final HistogramSnapshot.Builder durations;
  private final CounterSnapshot.Builder errors;
  private final SummarySnapshot.Builder windows;
  private final GaugeSnapshot.Builder ends;

  /**
   * @param kind requests or queries
   * @param seriesLabel operation or statement
   * @param schema of native histograms
   */
  LatencyMetrics(String kind, String seriesLabel, int schema) {
    this.seriesLabel = seriesLabel;
    this.schema = schema;
    durations =
        HistogramSnapshot.builder()
            .name("streamgauge_" + kind + "_duration_seconds")
            .help("Durations of all final windows since this process was first asked.")
            .unit(Unit.SECONDS);
    errors =
        CounterSnapshot.builder()
            .name("streamgauge_" + kind + "_errors")
            .help("Failures in all final windows since this process was first asked.");
    windows =
        SummarySnapshot.builder()
            .name("streamgauge_" + kind + "_window_duration_seconds")
            .help("Quantiles of the latest final window of 10 s; count and sum of all windows.")
            .unit(Unit.SECONDS);
    ends = Samples.windowEnds(kind);
  }

  /**
   * Adds a series.
   *
   * @param latest its latest window, null where that says nothing of the present
   */
  void add(Origin origin, Distribution total, LatencySummary latest) {
    Labels labels = Samples.labels(origin, seriesLabel);
    durations.dataPoint(histogram(labels, total));
    errors.dataPoint(Samples.counter(labels, total.errors()));
    if (latest != null) {
      windows.dataPoint(summary(labels, total, Distribution.of(latest)));
      ends.dataPoint(Samples.windowEnd(labels, latest.getEnd()));
    }
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

  List<MetricSnapshot> snapshots() {
    return List.of(durations.build(), errors.build(), windows.build(), ends.build());
  }
}
