package io.streamgauge.streams.query;

import io.streamgauge.metric.LatencyDelta;
import io.streamgauge.metric.Measure;
import io.streamgauge.streams.latency.Distribution;
import io.streamgauge.streams.latency.DurationSketch;
import java.util.Arrays;

/** Distributions for tests. */
final class Durations {

  private static final long MILLI = 1_000_000;

  private Durations() {}

  static Distribution of(int... millis) {
    return withErrors(0, millis);
  }

  static Distribution withErrors(int errors, int... millis) {
    DurationSketch sketch = new DurationSketch();
    Arrays.stream(millis).forEach(each -> sketch.add(each * MILLI));
    return Distribution.of(
        LatencyDelta.newBuilder()
            .setMeasure(Measure.REQUESTS)
            .setService("shop")
            .setSeries("GET /")
            .setStart(0)
            .setCount(millis.length)
            .setErrors(errors)
            .setSum(Arrays.stream(millis).asLongStream().sum() * MILLI)
            .setMin(Arrays.stream(millis).min().orElseThrow() * MILLI)
            .setMax(Arrays.stream(millis).max().orElseThrow() * MILLI)
            .setSketch(sketch.toBytes())
            .setFirstEvent(0)
            .setLastEvent(1)
            .build());
  }
}
