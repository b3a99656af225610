package io.streamgauge.streams.query;

import io.streamgauge.metric.ServiceTally;
import java.util.OptionalDouble;

/**
 * What came of a service, and what did not.
 *
 * @param events events in batches taken in, those that were left out among them
 * @param batches batches taken in
 * @param lost batches that never arrived
 * @param dropped events that collectors dropped
 * @param late events left out because they came after the grace
 * @param ahead events left out because their clock was too far ahead
 */
public record IntakeCounts(
    long events, long batches, long lost, long dropped, long late, long ahead) {

  public static final IntakeCounts NONE = new IntakeCounts(0, 0, 0, 0, 0, 0);

  static IntakeCounts of(ServiceTally tally) {
    return new IntakeCounts(
        tally.getEvents(),
        tally.getBatches(),
        tally.getLost(),
        tally.getDropped(),
        tally.getLate(),
        tally.getAhead());
  }

  IntakeCounts plus(IntakeCounts more) {
    return new IntakeCounts(
        events + more.events,
        batches + more.batches,
        lost + more.lost,
        dropped + more.dropped,
        late + more.late,
        ahead + more.ahead);
  }

  /** What was counted since an earlier time. */
  public IntakeCounts since(IntakeCounts before) {
    return new IntakeCounts(
        events - before.events,
        batches - before.batches,
        lost - before.lost,
        dropped - before.dropped,
        late - before.late,
        ahead - before.ahead);
  }

  /** Events that are in the numbers. What is left out is counted a moment after it came. */
  public long timely() {
    return Math.max(0, events - late - ahead);
  }

  /**
   * Share of events that are in the numbers, 0 to 1. A batch that was lost is taken to have held as
   * many as those that came did in the mean, and one if none came. Empty where there was nothing.
   */
  public OptionalDouble completeness() {
    double perBatch = batches > 0 && events > 0 ? (double) events / batches : 1;
    double all = timely() + dropped + late + ahead + lost * perBatch;
    return all > 0 ? OptionalDouble.of(timely() / all) : OptionalDouble.empty();
  }
}
