package io.streamgauge.streams.latency;

import io.streamgauge.metric.LatencyDelta;
import io.streamgauge.metric.LatencySummary;
import io.streamgauge.metric.OffsetRange;
import io.streamgauge.metric.TracedEvent;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The durations of one series over any time: of single events, of deltas and of windows. Count,
 * sum, minimum and maximum are exact, and no quantile lies outside of them. Not thread-safe.
 */
public final class Distribution {

  private static final String NO_VARIANT = "";

  private final DurationSketch sketch = new DurationSketch();
  private long count;
  private long errors;
  private @Nullable ErrorKinds kinds;
  private @Nullable Evidence evidence;
  private long sum;
  private double carried;
  private long min = Long.MAX_VALUE;
  private long max = Long.MIN_VALUE;
  private long rows;
  private long poolWait;
  private long firstEvent = Long.MAX_VALUE;
  private long lastEvent = Long.MIN_VALUE;

  /** The distribution in a delta or a window. */
  public static Distribution of(LatencyDelta content) {
    Distribution distribution = new Distribution();
    distribution.addStored(content);
    return distribution;
  }

  /** The distribution in a reported window. */
  public static Distribution of(LatencySummary window) {
    return of(
        new LatencyDelta(
            window.getMeasure(),
            window.getService(),
            window.getSeries(),
            window.getStart(),
            window.getCount(),
            window.getErrors(),
            window.getSum(),
            window.getMin(),
            window.getMax(),
            window.getSketch(),
            window.getFirstEvent(),
            window.getLastEvent(),
            window.getRows(),
            window.getPoolWait(),
            window.getErrorKinds(),
            NO_VARIANT,
            window.getSources(),
            window.getExemplars()));
  }

  /**
   * Adds one event.
   *
   * @param time when it ended, epoch milliseconds
   * @param nanos duration, 0 or more
   * @param error how it failed, null if it did not
   */
  void add(long time, long nanos, @Nullable String error) {
    count++;
    if (error != null) {
      errors++;
      kinds().add(error, 1);
    }
    addSum(nanos);
    min = Math.min(min, nanos);
    max = Math.max(max, nanos);
    firstEvent = Math.min(firstEvent, time);
    lastEvent = Math.max(lastEvent, time);
    sketch.add(nanos);
  }

  /** Adds what is known of one event besides; negative where unknown. */
  void addDetails(long eventRows, long eventPoolWait) {
    rows += Math.max(0, eventRows);
    poolWait += Math.max(0, eventPoolWait);
  }

  /**
   * Adds where events lie that were added.
   *
   * @param from first offset, inclusive
   * @param to last offset, inclusive
   */
  void addSource(int partition, long from, long to) {
    evidence().add(partition, from, to);
  }

  /** Adds the trace of an event that was added. */
  void addTrace(TracedEvent trace) {
    evidence().add(trace);
  }

  /**
   * Adds a delta or a window.
   *
   * @throws IllegalArgumentException if its sketch is none; nothing is added then
   */
  public void add(LatencyDelta content) {
    sketch.merge(DurationSketch.of(content.getSketch()));
    addFigures(content);
  }

  /**
   * The same in one step, for what is known to hold a sketch: it has been checked before it came
   * into a store.
   *
   * @throws IllegalArgumentException if its sketch is none; this is not to be used any more then
   */
  public void addStored(LatencyDelta content) {
    sketch.merge(content.getSketch());
    addFigures(content);
  }

  private void addFigures(LatencyDelta content) {
    count += content.getCount();
    if (content.getErrors() > 0) {
      errors += content.getErrors();
      kinds().add(content.getErrorKinds(), content.getErrors());
    }
    addSum(content.getSum());
    min = Math.min(min, content.getMin());
    max = Math.max(max, content.getMax());
    rows += content.getRows();
    poolWait += content.getPoolWait();
    firstEvent = Math.min(firstEvent, content.getFirstEvent());
    lastEvent = Math.max(lastEvent, content.getLastEvent());
    if (!content.getSources().isEmpty() || !content.getExemplars().isEmpty()) {
      evidence().add(content.getSources(), content.getExemplars());
    }
  }

  /** Adds all of another. */
  public void add(Distribution other) {
    sketch.merge(other.sketch);
    count += other.count;
    if (other.kinds != null) {
      errors += other.errors;
      kinds().add(other.kinds);
    }
    addSum(other.sum);
    carried += other.carried;
    min = Math.min(min, other.min);
    max = Math.max(max, other.max);
    rows += other.rows;
    poolWait += other.poolWait;
    firstEvent = Math.min(firstEvent, other.firstEvent);
    lastEvent = Math.max(lastEvent, other.lastEvent);
    if (other.evidence != null) {
      evidence().add(other.evidence);
    }
  }

  /** What goes through topics and into stores. */
  LatencyDelta toDelta(SeriesKey key, long start) {
    return toDelta(key, NO_VARIANT, start);
  }

  /** The same of one variant of the service. */
  LatencyDelta toDelta(SeriesKey key, String variant, long start) {
    return new LatencyDelta(
        key.measure(),
        key.service(),
        key.series(),
        start,
        count,
        errors,
        exactSum(),
        min,
        max,
        sketch.toBytes(),
        firstEvent,
        lastEvent,
        rows,
        poolWait,
        errorKinds(),
        variant,
        sources(),
        traces());
  }

  private Evidence evidence() {
    if (evidence == null) {
      evidence = new Evidence();
    }
    return evidence;
  }

  private ErrorKinds kinds() {
    if (kinds == null) {
      kinds = new ErrorKinds();
    }
    return kinds;
  }

  /** Sums over long ranges can pass 292 years, which is more than a long holds. */
  private void addSum(long nanos) {
    long total = sum + nanos;
    if (total < 0) {
      carried += sum;
      total = nanos;
    }
    sum = total;
  }

  public long count() {
    return count;
  }

  public long errors() {
    return errors;
  }

  /**
   * How many failed in which way, most first: at most 8 kinds, and {@code __other__} for those of
   * further kinds or of unknown ones. They add up to {@link #errors}.
   */
  public Map<String, Long> errorKinds() {
    return kinds == null ? Map.of() : kinds.told();
  }

  /** Where the events lie in their topic, as far as known; one range a partition. */
  public List<OffsetRange> sources() {
    return evidence == null ? List.of() : evidence.sources();
  }

  /** The slowest events of which the trace is known, slowest first. */
  public List<TracedEvent> traces() {
    return evidence == null ? List.of() : evidence.traces();
  }

  /** Sum in nanoseconds. */
  public double sum() {
    return carried + sum;
  }

  /** Sum in nanoseconds, exact up to 292 years; the largest long beyond. */
  long exactSum() {
    return carried == 0 ? sum : Long.MAX_VALUE;
  }

  /** Mean in nanoseconds; NaN if empty. */
  public double mean() {
    return sum() / count;
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

  /** Several quantiles, each as {@link #quantile} gives it. */
  public double[] quantilesOf(List<Double> wanted) {
    double[] values = sketch.quantilesOf(wanted);
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.max(min, Math.min(max, values[i]));
    }
    return values;
  }

  /** Several quantiles, rounded to nanoseconds; not to be asked of an empty distribution. */
  long[] quantiles(double... wanted) {
    long[] values = sketch.quantiles(wanted);
    for (int i = 0; i < values.length; i++) {
      values[i] = Math.max(min, Math.min(max, values[i]));
    }
    return values;
  }

  /** Visits the bins of the sketch. */
  public void visit(DurationSketch.Visitor visitor) {
    sketch.visit(visitor);
  }

  /** The sketch in DataDog's encoding. */
  ByteBuffer sketch() {
    return sketch.toBytes();
  }

  /** How many durations the sketch has counted. */
  long sketchCount() {
    return sketch.count();
  }

  /** How many durations are at most so many nanoseconds, which is right within 1 % of those. */
  public long atMost(double nanos) {
    long[] found = {0};
    visit((duration, more) -> found[0] += within(duration) <= nanos ? more : 0);
    return found[0];
  }

  /**
   * What a bin of the sketch stands for: none is less than the shortest or more than the longest.
   */
  public double within(double nanos) {
    return Math.max(min, Math.min(max, nanos));
  }

  /** About how many bytes of the heap this takes. */
  int heapBytes() {
    return 120
        + sketch.heapBytes()
        + (kinds == null ? 0 : kinds.heapBytes())
        + (evidence == null ? 0 : evidence.heapBytes());
  }
}
