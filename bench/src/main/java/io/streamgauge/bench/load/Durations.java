package io.streamgauge.bench.load;

import java.util.Arrays;

/** Durations of single events in nanoseconds, all of them kept. Not thread-safe. */
public final class Durations {

  private long[] nanos = new long[16];
  private int count;
  private long errors;

  Durations() {}

  void add(long duration, boolean failed) {
    ensureRoom(1);
    nanos[count++] = duration;
    errors += failed ? 1 : 0;
  }

  void add(Durations other) {
    ensureRoom(other.count);
    System.arraycopy(other.nanos, 0, nanos, count, other.count);
    count += other.count;
    errors += other.errors;
  }

  private void ensureRoom(int more) {
    if (count + more > nanos.length) {
      nanos = Arrays.copyOf(nanos, Math.max(count + more, 2 * nanos.length));
    }
  }

  /** To be called before quantiles are asked for. */
  void sort() {
    nanos = Arrays.copyOf(nanos, count);
    Arrays.sort(nanos);
  }

  public long count() {
    return count;
  }

  public long errors() {
    return errors;
  }

  /** How many are at most so long. */
  public long atMost(double most) {
    int low = 0;
    int high = count;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (nanos[middle] <= most) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Sum in seconds. */
  public double seconds() {
    return Arrays.stream(nanos, 0, count).asDoubleStream().sum() / 1e9;
  }

  /** The duration at the 1-based rank ceil(q * count), in seconds; exact. */
  public double quantile(double q) {
    return nanos[(int) Math.max(1, Math.ceil(q * count - 1e-9)) - 1] / 1e9;
  }
}
