package io.streamgauge.streams.latency;

import io.streamgauge.metric.LatencyDelta;
import io.streamgauge.streams.window.Resolution;

/** Gathers events of one series and one 10 s window into a delta. Not thread-safe. */
final class DeltaAccumulator {

  private final SeriesKey key;
  private final long start;
  private final DurationSketch sketch = new DurationSketch();
  private long count;
  private long errors;
  private long sum;
  private long min = Long.MAX_VALUE;
  private long max = Long.MIN_VALUE;
  private long rows;
  private long poolWait;
  private long firstEvent = Long.MAX_VALUE;
  private long lastEvent = Long.MIN_VALUE;

  DeltaAccumulator(SeriesKey key, long start) {
    this.key = key;
    this.start = start;
  }

  /** Start of the window that deltas of an instant belong to. */
  static long windowOf(long instant) {
    return Resolution.TEN_SECONDS.startOf(instant);
  }

  void add(TimedEvent event) {
    count++;
    errors += event.failed() ? 1 : 0;
    sum += event.nanos();
    min = Math.min(min, event.nanos());
    max = Math.max(max, event.nanos());
    rows += Math.max(0, event.rows());
    poolWait += Math.max(0, event.poolWait());
    firstEvent = Math.min(firstEvent, event.time());
    lastEvent = Math.max(lastEvent, event.time());
    sketch.add(event.nanos());
  }

  LatencyDelta toDelta() {
    return LatencyDelta.newBuilder()
        .setMeasure(key.measure())
        .setService(key.service())
        .setSeries(key.series())
        .setStart(start)
        .setCount(count)
        .setErrors(errors)
        .setSum(sum)
        .setMin(min)
        .setMax(max)
        .setSketch(sketch.toBytes())
        .setFirstEvent(firstEvent)
        .setLastEvent(lastEvent)
        .setRows(rows)
        .setPoolWait(poolWait)
        .build();
  }
}
