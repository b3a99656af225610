package io.streamgauge.streams.latency;

import io.streamgauge.metric.LatencyDelta;

/**
 * The merged durations of one series over any number of windows. Minimum and maximum are exact, and
 * no quantile lies outside of them. Not thread-safe.
 */
public final class Distribution {

  private final DurationSketch sketch = new DurationSketch();
  private long count;
  private long errors;
  private double sum;
  private long min = Long.MAX_VALUE;
  private long max = Long.MIN_VALUE;
  private long rows;
  private long poolWait;
  private long firstEvent = Long.MAX_VALUE;
  private long lastEvent = Long.MIN_VALUE;

  /** The distribution of one window. */
  public static Distribution of(LatencyDelta window) {
    Distribution distribution = new Distribution();
    distribution.add(window);
    return distribution;
  }

  /** Adds a window. */
  public void add(LatencyDelta window) {
    sketch.merge(window.getSketch());
    count += window.getCount();
    errors += window.getErrors();
    sum += window.getSum();
    min = Math.min(min, window.getMin());
    max = Math.max(max, window.getMax());
    rows += window.getRows();
    poolWait += window.getPoolWait();
    firstEvent = Math.min(firstEvent, window.getFirstEvent());
    lastEvent = Math.max(lastEvent, window.getLastEvent());
  }

  public long count() {
    return count;
  }

  public long errors() {
    return errors;
  }

  /** Sum in nanoseconds. */
  public double sum() {
    return sum;
  }

  /** Mean in nanoseconds; NaN if empty. */
  public double mean() {
    return sum / count;
  }

  /** Shortest duration in nanoseconds. */
  public long min() {
    return min;
  }

  /** Longest duration in nanoseconds. */
  public long max() {
    return max;
  }

  public long rows() {
    return rows;
  }

  /** Nanoseconds waited for connections. */
  public long poolWait() {
    return poolWait;
  }

  /** Earliest event time, epoch milliseconds. */
  public long firstEvent() {
    return firstEvent;
  }

  /** Latest event time, epoch milliseconds. */
  public long lastEvent() {
    return lastEvent;
  }

  /** Nearest-rank quantile in nanoseconds at 1 % relative error; NaN if empty. */
  public double quantile(double q) {
    return Math.max(min, Math.min(max, sketch.quantile(q)));
  }
}
