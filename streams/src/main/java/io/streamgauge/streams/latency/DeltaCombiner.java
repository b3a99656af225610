package io.streamgauge.streams.latency;

import io.streamgauge.event.QueryBatch;
import io.streamgauge.event.RequestBatch;
import io.streamgauge.metric.LatencyDelta;
import io.streamgauge.metric.Measure;
import io.streamgauge.streams.intake.Punctuality;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Gathers the events of one batch into deltas: one per series and 10 s window, and one per window
 * for the whole service. What is gathered never outlives the batch, so that nothing is lost in a
 * crash.
 */
final class DeltaCombiner {

  /**
   * The outcome of one batch.
   *
   * @param deltas what the accepted events add up to
   * @param late events left out because they come after the grace
   * @param ahead events left out because their clock must be wrong
   */
  record Combined(List<LatencyDelta> deltas, long late, long ahead) {}

  private record Slot(String series, long start) {}

  private final Measure measure;
  private final String service;
  private final Punctuality punctuality;
  private final Map<Slot, DeltaAccumulator> slots = new LinkedHashMap<>();
  private long late;
  private long ahead;

  private DeltaCombiner(Measure measure, String service, Punctuality punctuality) {
    this.measure = measure;
    this.service = service;
    this.punctuality = punctuality;
  }

  /** Combines requests; events that are not timely are only counted. */
  static Combined combine(RequestBatch batch, Punctuality punctuality) {
    DeltaCombiner combiner =
        new DeltaCombiner(Measure.REQUESTS, batch.getSource().getService(), punctuality);
    BatchReader.read(batch, combiner::add);
    return combiner.combined();
  }

  /**
   * Combines statements; events whose time (epoch milliseconds) is not accepted are only counted.
   */
  static Combined combine(QueryBatch batch, Punctuality punctuality) {
    DeltaCombiner combiner =
        new DeltaCombiner(Measure.QUERIES, batch.getSource().getService(), punctuality);
    BatchReader.read(batch, combiner::add);
    return combiner.combined();
  }

  private void add(TimedEvent event) {
    switch (punctuality.of(event.time())) {
      case LATE -> late++;
      case AHEAD -> ahead++;
      case TIMELY -> gather(event);
    }
  }

  private void gather(TimedEvent event) {
    slot(event.series(), event.time()).add(event);
    slot(SeriesKey.WHOLE_SERVICE, event.time()).add(event);
  }

  private DeltaAccumulator slot(String series, long time) {
    long start = DeltaAccumulator.windowOf(time);
    return slots.computeIfAbsent(
        new Slot(series, start),
        slot -> new DeltaAccumulator(new SeriesKey(measure, service, series), start));
  }

  private Combined combined() {
    Collection<DeltaAccumulator> gathered = slots.values();
    return new Combined(gathered.stream().map(DeltaAccumulator::toDelta).toList(), late, ahead);
  }
}
