package io.streamgauge.streams.exposition;

import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.streamgauge.metric.Direction;
import io.streamgauge.metric.MemoryTrend;
import io.streamgauge.metric.Trend;
import io.streamgauge.service.feed.Origin;
import java.util.List;

/** The metrics of instances' memory in one scrape. Not thread-safe. */
final class MemoryMetrics {

  private final GaugeSnapshot.Builder used = gauges("used_bytes", "Heap in use.");
  private final GaugeSnapshot.Builder floor =
      gauges("floor_bytes", "Heap that survives collection.");
  private final GaugeSnapshot.Builder max = gauges("max_bytes", "Limit of the heap.");
  private final GaugeSnapshot.Builder growth =
      gauges(
          "growth_bytes_per_second",
          "Growth of the floor; absent where there is not enough evidence.");
  private final GaugeSnapshot.Builder exhaustion =
      gauges(
          "exhaustion_seconds",
          "Time until the floor reaches the limit at this growth; absent where it does not.");
  private final GaugeSnapshot.Builder ends = Samples.windowEnds("memory");

  private static GaugeSnapshot.Builder gauges(String name, String help) {
    return GaugeSnapshot.builder().name("streamgauge_memory_" + name).help(help);
  }

  /** Adds an instance; nothing where its latest window is null. */
  void add(Origin origin, MemoryTrend latest) {
    if (latest != null) {
      // Not "instance", which Prometheus gives to what it scrapes.
      Labels labels = Samples.labels(origin, "service_instance");
      Trend trend = decisive(latest);
      Samples.addGauge(used, labels, latest.getUsed());
      Samples.addGauge(floor, labels, latest.getFloor());
      Samples.addGauge(max, labels, latest.getMax());
      Samples.addGauge(growth, labels, trend.getGrowth());
      Samples.addGauge(exhaustion, labels, trend.getExhaustion());
      ends.dataPoint(Samples.windowEnd(labels, latest.getEnd()));
    }
  }

  private static Trend decisive(MemoryTrend window) {
    return window.getShortTrend().getDirection() == Direction.UNKNOWN
        ? window.getLongTrend()
        : window.getShortTrend();
  }

  List<MetricSnapshot> snapshots() {
    return List.of(
        used.build(), floor.build(), max.build(), growth.build(), exhaustion.build(), ends.build());
  }
}
