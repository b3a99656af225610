package io.streamgauge.streams.latency;

import com.datadoghq.sketch.ddsketch.DDSketch;
import com.datadoghq.sketch.ddsketch.DDSketches;
import com.datadoghq.sketch.ddsketch.encoding.ByteArrayInput;
import com.datadoghq.sketch.ddsketch.encoding.GrowingByteArrayOutput;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;

/**
 * Distribution of durations in nanoseconds that answers any quantile with a relative error of at
 * most 1 % and merges without loss: a DDSketch (Masson, Rim, Lee: DDSketch, VLDB 2019). Not
 * thread-safe.
 *
 * <p>2,048 bins hold everything from 1 ns to more than 100 days without collapsing.
 */
public final class DurationSketch {

  /** Bound of the relative error of a quantile. */
  public static final double RELATIVE_ACCURACY = 0.01;

  private static final int MAX_BINS = 2048;

  private final DDSketch sketch = DDSketches.collapsingLowestDense(RELATIVE_ACCURACY, MAX_BINS);

  /** The sketch in the bytes that {@link #toBytes} writes. */
  public static DurationSketch of(ByteBuffer bytes) {
    DurationSketch sketch = new DurationSketch();
    sketch.merge(bytes);
    return sketch;
  }

  /** Counts one duration of 0 or more nanoseconds. */
  public void add(long nanos) {
    sketch.accept(nanos);
  }

  /**
   * Adds all that another sketch has counted.
   *
   * @throws IllegalArgumentException if the bytes are not a sketch
   */
  public void merge(ByteBuffer bytes) {
    try {
      sketch.decodeAndMergeWith(
          ByteArrayInput.wrap(
              bytes.array(), bytes.arrayOffset() + bytes.position(), bytes.remaining()));
    } catch (IOException e) {
      throw new IllegalArgumentException("these bytes are not a DDSketch: " + e.getMessage(), e);
    }
  }

  /** The sketch in DataDog's encoding. */
  public ByteBuffer toBytes() {
    try {
      GrowingByteArrayOutput output = GrowingByteArrayOutput.withDefaultInitialCapacity();
      sketch.encode(output, false);
      return ByteBuffer.wrap(output.backingArray(), 0, output.numWrittenBytes());
    } catch (IOException e) {
      throw new UncheckedIOException("in memory", e);
    }
  }

  /**
   * The nearest-rank quantile: the value at the 1-based rank ceil(q * count) of the sorted
   * durations, in nanoseconds, within the relative accuracy.
   *
   * @param q 0 to 1
   * @return NaN if nothing was counted
   */
  public double quantile(double q) {
    double count = sketch.getCount();
    if (count <= 1) {
      return count == 0 ? Double.NaN : sketch.getValueAtQuantile(0);
    }
    double rank = Math.max(1, Math.ceil(q * count - 1e-9));
    // DDSketch returns the value at the 0-based rank floor(q' * (count - 1)); aim at the middle of
    // the wanted one.
    return sketch.getValueAtQuantile(Math.min(1, (rank - 0.5) / (count - 1)));
  }
}
