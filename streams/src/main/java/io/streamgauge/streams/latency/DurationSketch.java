package io.streamgauge.streams.latency;

import com.datadoghq.sketch.ddsketch.mapping.CubicallyInterpolatedMapping;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Distribution of durations in nanoseconds that answers any quantile with a relative error of at
 * most 1 % and merges without loss: a DDSketch (Masson, Rim, Lee: DDSketch, VLDB 2019). Not
 * thread-safe.
 *
 * <p>Indices and encoding are those of DataDog's library; the counts are kept in {@link Bins},
 * whole numbers in place of its doubles, so that one more event costs a few nanoseconds and a
 * series with few events a few bytes. 2,048 bins hold everything from 1 ns to more than 100 days
 * without collapsing.
 */
public final class DurationSketch {

  /** Bound of the relative error of a quantile. */
  public static final double RELATIVE_ACCURACY = 0.01;

  /** Receives bins in ascending order. */
  @FunctionalInterface
  public interface Visitor {

    /**
     * @param nanos within the relative accuracy of each duration that the bin has counted; 0 for
     *     those of 0
     * @param count 1 or more
     */
    void bin(double nanos, long count);
  }

  static final CubicallyInterpolatedMapping MAPPING =
      new CubicallyInterpolatedMapping(RELATIVE_ACCURACY);

  /** What the bins of all durations stand for, because it takes a cube root to work it out. */
  private static final double[] VALUES =
      IntStream.rangeClosed(0, MAPPING.index(Long.MAX_VALUE)).mapToDouble(MAPPING::value).toArray();

  private final Bins bins = new Bins();
  private long zeros;

  /** The sketch in the bytes that {@link #toBytes} writes. */
  public static DurationSketch of(ByteBuffer bytes) {
    DurationSketch sketch = new DurationSketch();
    sketch.merge(bytes);
    return sketch;
  }

  /** Counts one duration of 0 or more nanoseconds. */
  public void add(long nanos) {
    if (nanos > 0) {
      bins.add(MAPPING.index(nanos));
    } else {
      zeros++;
    }
  }

  /** Adds all that another sketch has counted. */
  void merge(DurationSketch other) {
    zeros += other.zeros;
    bins.add(other.bins);
  }

  /**
   * Adds all that another sketch has counted.
   *
   * @throws IllegalArgumentException if the bytes are not a sketch
   */
  public void merge(ByteBuffer bytes) {
    zeros += SketchEncoding.decode(bytes, bins);
  }

  /** The sketch in DataDog's encoding. */
  public ByteBuffer toBytes() {
    return SketchEncoding.encode(zeros, bins);
  }

  /** Visits the bins that are not empty. */
  void visit(Visitor visitor) {
    if (zeros > 0) {
      visitor.bin(0, zeros);
    }
    bins.visit((index, count) -> visitor.bin(value(index), count));
  }

  /** How many durations were counted. */
  public long count() {
    return zeros + bins.total();
  }

  /**
   * The nearest-rank quantile: the value at the 1-based rank ceil(q * count) of the sorted
   * durations, in nanoseconds, within the relative accuracy.
   *
   * @param q 0 to 1
   * @return NaN if nothing was counted
   */
  public double quantile(double q) {
    long count = count();
    return count == 0 ? Double.NaN : valueAt(rank(q, count));
  }

  /** Several quantiles, rounded to nanoseconds; not to be asked of an empty sketch. */
  long[] quantiles(double... wanted) {
    long count = count();
    return Arrays.stream(wanted).mapToLong(q -> Math.round(valueAt(rank(q, count)))).toArray();
  }

  /** Several quantiles, each as {@link #quantile} gives it, in one look at the bins. */
  double[] quantilesOf(List<Double> wanted) {
    long count = count();
    double[] values = new double[wanted.size()];
    if (count == 0) {
      Arrays.fill(values, Double.NaN);
      return values;
    }
    long[] ranks = wanted.stream().mapToLong(q -> rank(q, count) - zeros).toArray();
    int[] indexes = bins.indexesAt(ranks);
    for (int i = 0; i < values.length; i++) {
      values[i] = ranks[i] <= 0 ? 0 : value(indexes[i]);
    }
    return values;
  }

  private static long rank(double q, long count) {
    return Math.max(1, (long) Math.ceil(q * count - 1e-9));
  }

  private static double value(int index) {
    return VALUES[index];
  }

  private double valueAt(long rank) {
    return rank <= zeros ? 0 : value(bins.indexAt(rank - zeros));
  }

  /** About how many bytes of the heap this takes. */
  int heapBytes() {
    return 32 + bins.heapBytes();
  }
}
