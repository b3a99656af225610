package io.streamgauge.streams.latency;

import io.streamgauge.event.QueryBatch;
import io.streamgauge.event.RequestBatch;
import io.streamgauge.metric.LatencyDelta;
import io.streamgauge.metric.Measure;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongPredicate;

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
   * @param accepted events in the deltas
   * @param rejected events that were not accepted
   */
  record Combined(List<LatencyDelta> deltas, long accepted, long rejected) {}

  private record Slot(String series, long start) {}

  private final Measure measure;
  private final String service;
  private final LongPredicate acceptsTime;
  private final Map<Slot, DeltaAccumulator> slots = new LinkedHashMap<>();
  private long accepted;
  private long rejected;

  private DeltaCombiner(Measure measure, String service, LongPredicate acceptsTime) {
    this.measure = measure;
    this.service = service;
    this.acceptsTime = acceptsTime;
  }

  /** Combines requests; events whose time (epoch milliseconds) is not accepted are only counted. */
  static Combined combine(RequestBatch batch, LongPredicate acceptsTime) {
    DeltaCombiner combiner =
        new DeltaCombiner(Measure.REQUESTS, batch.getSource().getService(), acceptsTime);
    BatchReader.read(batch, combiner::add);
    return combiner.combined();
  }

  /**
   * Combines statements; events whose time (epoch milliseconds) is not accepted are only counted.
   */
  static Combined combine(QueryBatch batch, LongPredicate acceptsTime) {
    DeltaCombiner combiner =
        new DeltaCombiner(Measure.QUERIES, batch.getSource().getService(), acceptsTime);
    BatchReader.read(batch, combiner::add);
    return combiner.combined();
  }

  private void add(TimedEvent event) {
    if (!acceptsTime.test(event.time())) {
      rejected++;
      return;
    }
    accepted++;
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
    return new Combined(
        gathered.stream().map(DeltaAccumulator::toDelta).toList(), accepted, rejected);
  }
}
