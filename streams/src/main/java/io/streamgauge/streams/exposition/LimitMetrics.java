package io.streamgauge.streams.exposition;

import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import java.util.List;

/** What is exposed and what is left out. */
final class LimitMetrics {

  private LimitMetrics() {}

  static List<MetricSnapshot> of(SeriesLimit limit) {
    boolean reached = limit.reached();
    return List.of(
        GaugeSnapshot.builder()
            .name("streamgauge_analytics_series")
            .help(
                reached
                    ? "Series exposed. THE LIMIT IS REACHED: series that come now are left out."
                    : "Series exposed.")
            .dataPoint(Samples.gauge(Labels.EMPTY, limit.taken()))
            .build(),
        GaugeSnapshot.builder()
            .name("streamgauge_analytics_series_limit")
            .help("Series exposed at most (setting metrics.series); whole services come on top.")
            .dataPoint(Samples.gauge(Labels.EMPTY, limit.most()))
            .build(),
        CounterSnapshot.builder()
            .name("streamgauge_analytics_windows_left_out")
            .help("Final windows not counted: no place for their series, or they came too late.")
            .dataPoint(Samples.counter(Labels.of("reason", "limit"), limit.windowsLeftOut()))
            .dataPoint(Samples.counter(Labels.of("reason", "late"), limit.windowsTooLate()))
            .build());
  }
}
