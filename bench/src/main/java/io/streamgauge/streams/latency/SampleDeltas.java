package io.streamgauge.streams.latency;

import io.streamgauge.bench.load.EventShape;
import io.streamgauge.bench.load.SampleBatches;
import io.streamgauge.event.RequestBatch;
import io.streamgauge.metric.LatencyDelta;
import io.streamgauge.metric.Measure;
import io.streamgauge.streams.intake.Punctuality;
import io.streamgauge.streams.window.TimeMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** {@link SampleBatches}, gathered by series and 10 s window as the product does. */
final class SampleDeltas {

  private SampleDeltas() {}

  /**
   * Deltas of operations, not of whole services, in the order of their starts and names.
   *
   * @param events how many there are in all deltas, a multiple of 1,000
   * @param span what their times fill
   */
  static List<LatencyDelta> of(EventShape shape, int events, Duration span) {
    LatencyGather gather = new LatencyGather(Measure.REQUESTS);
    Punctuality punctuality = new Punctuality(new TimeMode.Recorded(() -> false), () -> 0);
    TimedColumns columns = new TimedColumns();
    for (RequestBatch batch : SampleBatches.read(SampleBatches.of(shape, events, span))) {
      columns.read(batch);
      gather.add(batch.getSource().getService(), Variant.NONE, columns, punctuality);
    }
    return flushed(gather);
  }

  private static List<LatencyDelta> flushed(LatencyGather gather) {
    List<LatencyDelta> deltas = new ArrayList<>();
    gather.flush(
        (series, delta) -> {
          if (!series.series().equals(SeriesKey.WHOLE_SERVICE)) {
            deltas.add(delta);
          }
        });
    deltas.sort(
        Comparator.comparingLong(LatencyDelta::getStart).thenComparing(SampleDeltas::keyOf));
    return deltas;
  }

  /** The key that a delta has in topics and stores. */
  static String keyOf(LatencyDelta delta) {
    return new SeriesKey(delta.getMeasure(), delta.getService(), delta.getSeries()).toString();
  }
}
