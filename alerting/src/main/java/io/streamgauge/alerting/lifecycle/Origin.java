package io.streamgauge.alerting.lifecycle;

import io.streamgauge.metric.LatencySummary;
import io.streamgauge.metric.Measure;
import io.streamgauge.metric.SourceRange;
import io.streamgauge.metric.TracedEvent;
import io.streamgauge.schemas.Topics;
import java.util.List;

/**
 * What an observation was made of.
 *
 * @param sources where its events can be read again; nothing, where that is not known
 * @param exemplars some of its events of which the trace is known
 */
record Origin(List<SourceRange> sources, List<TracedEvent> exemplars) {

  static final Origin UNKNOWN = new Origin(List.of(), List.of());

  Origin {
    sources = List.copyOf(sources);
    exemplars = List.copyOf(exemplars);
  }

  static Origin of(LatencySummary summary) {
    if (summary.getSources().isEmpty() && summary.getExemplars().isEmpty()) {
      return UNKNOWN;
    }
    String topic =
        (summary.getMeasure() == Measure.REQUESTS ? Topics.REQUESTS : Topics.QUERIES).name();
    return new Origin(
        summary.getSources().stream()
            .map(
                range ->
                    new SourceRange(topic, range.getPartition(), range.getFirst(), range.getLast()))
            .toList(),
        summary.getExemplars());
  }
}
