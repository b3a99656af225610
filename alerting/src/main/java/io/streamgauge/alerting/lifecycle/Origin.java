package io.streamgauge.alerting.lifecycle;

import io.streamgauge.alert.Alert;
import io.streamgauge.alerting.rules.Measure;
import io.streamgauge.metric.CacheRatio;
import io.streamgauge.metric.GaugeWindow;
import io.streamgauge.metric.LatencySummary;
import io.streamgauge.metric.MemoryTrend;
import io.streamgauge.metric.OffsetRange;
import io.streamgauge.metric.SourceRange;
import io.streamgauge.metric.TracedEvent;
import io.streamgauge.metric.Trend;
import io.streamgauge.schemas.Topic;
import io.streamgauge.schemas.Topics;
import java.util.List;
import java.util.Map;

/**
 * What an observation was made of.
 *
 * @param sources where its events can be read again; nothing, where that is not known
 * @param further the same for measures that are made of more than the events of its window
 * @param exemplars some of its events of which the trace is known
 */
record Origin(
    List<SourceRange> sources,
    Map<Measure, List<SourceRange>> further,
    List<TracedEvent> exemplars) {

  static final Origin UNKNOWN = of(List.of());

  Origin {
    sources = List.copyOf(sources);
    further = Map.copyOf(further);
    exemplars = List.copyOf(exemplars);
  }

  static Origin of(LatencySummary summary) {
    if (summary.getSources().isEmpty() && summary.getExemplars().isEmpty()) {
      return UNKNOWN;
    }
    boolean requests = summary.getMeasure() == io.streamgauge.metric.Measure.REQUESTS;
    return new Origin(
        in(requests ? Topics.REQUESTS : Topics.QUERIES, summary.getSources()),
        Map.of(),
        summary.getExemplars());
  }

  static Origin of(CacheRatio ratio) {
    return of(in(Topics.CACHES, ratio.getSources()));
  }

  static Origin of(GaugeWindow gauge) {
    return of(in(Topics.GAUGES, gauge.getSources()));
  }

  /** What is said of the floor goes back to collections before the window. */
  static Origin of(MemoryTrend trend) {
    List<SourceRange> shortView = in(trend.getShortTrend());
    return new Origin(
        in(Topics.MEMORY, trend.getSources()),
        Map.of(
            Measure.MEMORY_FLOOR,
            in(Topics.MEMORY, trend.getFloorSources()),
            Measure.MEMORY_GROWTH,
            shortView,
            Measure.MEMORY_EXHAUSTION,
            shortView,
            Measure.MEMORY_GROWTH_1H,
            in(trend.getLongTrend())),
        List.of());
  }

  /** That of an alert, for what follows from it. */
  static Origin of(Alert alert) {
    return new Origin(alert.getSources(), Map.of(), alert.getExemplars());
  }

  /** A record that says itself all that there is to know, such as how a service stood. */
  static Origin ofRecord(Topic<?> topic, int partition, long offset) {
    return of(in(topic, List.of(new OffsetRange(partition, offset, offset))));
  }

  private static Origin of(List<SourceRange> sources) {
    return new Origin(sources, Map.of(), List.of());
  }

  private static List<SourceRange> in(Trend trend) {
    return in(Topics.MEMORY, trend.getSources());
  }

  private static List<SourceRange> in(Topic<?> topic, List<OffsetRange> ranges) {
    return ranges.stream()
        .map(
            range ->
                new SourceRange(
                    topic.name(), range.getPartition(), range.getFirst(), range.getLast()))
        .toList();
  }

  /** Where that can be read again which a measure's value was made of. */
  List<SourceRange> sourcesOf(Measure measure) {
    return further.getOrDefault(measure, sources);
  }
}
