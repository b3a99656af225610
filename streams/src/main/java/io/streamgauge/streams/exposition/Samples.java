package io.streamgauge.streams.exposition;

import io.prometheus.metrics.model.snapshots.CounterSnapshot.CounterDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot.GaugeDataPointSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.Unit;
import io.streamgauge.service.feed.Origin;

/** The samples that metrics of all kinds are made of. */
final class Samples {

  static final double NANOS = 1e9;

  private static final double MILLIS = 1e3;

  private Samples() {}

  static Labels labels(Origin origin, String seriesLabel) {
    return Labels.of("service", origin.service(), seriesLabel, origin.series());
  }

  static GaugeDataPointSnapshot gauge(Labels labels, double value) {
    return GaugeDataPointSnapshot.builder().labels(labels).value(value).build();
  }

  /** Adds nothing where the value is null. */
  static void addGauge(GaugeSnapshot.Builder gauges, Labels labels, Number value) {
    if (value != null) {
      gauges.dataPoint(gauge(labels, value.doubleValue()));
    }
  }

  static CounterDataPointSnapshot counter(Labels labels, double value) {
    return CounterDataPointSnapshot.builder().labels(labels).value(value).build();
  }

  static GaugeSnapshot.Builder windowEnds(String kind) {
    return GaugeSnapshot.builder()
        .name("streamgauge_" + kind + "_window_end_timestamp_seconds")
        .help("End of the latest final window of 10 s.")
        .unit(Unit.SECONDS);
  }

  static GaugeDataPointSnapshot windowEnd(Labels labels, long end) {
    return gauge(labels, end / MILLIS);
  }
}
