package io.streamgauge.streams.latency;

import io.streamgauge.metric.LatencyDelta;
import io.streamgauge.metric.LatencySummary;
import io.streamgauge.metric.WindowState;
import io.streamgauge.streams.window.WindowId;

/** How latency deltas add up, and what is reported of their sum. */
final class LatencyWindow {

  private LatencyWindow() {}

  /**
   * The sum of what a window holds and a delta.
   *
   * @param current what the window holds, null if it is new; changed by the call
   */
  static LatencyDelta add(LatencyDelta current, LatencyDelta delta, long windowStart) {
    if (current == null) {
      return LatencyDelta.newBuilder(delta).setStart(windowStart).build();
    }
    DurationSketch sketch = DurationSketch.of(current.getSketch());
    sketch.merge(delta.getSketch());
    current.setSketch(sketch.toBytes());
    current.setCount(current.getCount() + delta.getCount());
    current.setErrors(current.getErrors() + delta.getErrors());
    current.setSum(current.getSum() + delta.getSum());
    current.setMin(Math.min(current.getMin(), delta.getMin()));
    current.setMax(Math.max(current.getMax(), delta.getMax()));
    current.setRows(current.getRows() + delta.getRows());
    current.setPoolWait(current.getPoolWait() + delta.getPoolWait());
    current.setFirstEvent(Math.min(current.getFirstEvent(), delta.getFirstEvent()));
    current.setLastEvent(Math.max(current.getLastEvent(), delta.getLastEvent()));
    return current;
  }

  static LatencySummary summary(LatencyDelta sum, WindowId window, WindowState state) {
    Distribution distribution = Distribution.of(sum);
    return LatencySummary.newBuilder()
        .setMeasure(sum.getMeasure())
        .setService(sum.getService())
        .setSeries(sum.getSeries())
        .setResolution(window.resolution().millis())
        .setStart(window.start())
        .setEnd(window.end())
        .setState(state)
        .setCount(sum.getCount())
        .setErrors(sum.getErrors())
        .setSum(sum.getSum())
        .setMin(sum.getMin())
        .setMax(sum.getMax())
        .setSketch(sum.getSketch())
        .setFirstEvent(sum.getFirstEvent())
        .setLastEvent(sum.getLastEvent())
        .setP50(Math.round(distribution.quantile(0.50)))
        .setP90(Math.round(distribution.quantile(0.90)))
        .setP95(Math.round(distribution.quantile(0.95)))
        .setP99(Math.round(distribution.quantile(0.99)))
        .setRows(sum.getRows())
        .setPoolWait(sum.getPoolWait())
        .build();
  }
}
