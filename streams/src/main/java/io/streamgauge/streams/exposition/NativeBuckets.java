package io.streamgauge.streams.exposition;

import io.prometheus.metrics.model.snapshots.NativeHistogramBuckets;
import io.streamgauge.streams.latency.Distribution;
import io.streamgauge.streams.latency.DurationSketch;
import java.util.Map;
import java.util.TreeMap;

/**
 * A distribution in the buckets of Prometheus' native histograms: bucket i of schema s holds
 * seconds in (b^(i-1), b^i] with b = 2^(2^-s).
 *
 * <p>The sketch's bins have other bounds, so a bin goes, as a whole, where the value lies that it
 * stands for, which is within 1 % of each duration in it. A quantile that Prometheus computes lies
 * in the bucket of the right bin, so it is off by at most {@link #errorBound}.
 *
 * @param positive all but the durations of 0
 * @param zeros durations of 0
 */
record NativeBuckets(NativeHistogramBuckets positive, long zeros) {

  static final int LEAST_SCHEMA = 3;
  static final int MOST_SCHEMA = 8;

  /** Seconds up to which Prometheus takes a duration for 0. */
  static final double ZERO_THRESHOLD = Math.scalb(1.0, -128);

  /**
   * @param schema {@value #LEAST_SCHEMA} to {@value #MOST_SCHEMA}
   */
  static NativeBuckets of(Distribution durations, int schema) {
    Map<Integer, Long> counts = new TreeMap<>();
    long[] zeros = {0};
    durations.visit(
        (nanos, count) -> {
          if (nanos > 0) {
            counts.merge(index(nanos / Samples.NANOS, schema), count, Long::sum);
          } else {
            zeros[0] += count;
          }
        });
    NativeHistogramBuckets.Builder buckets = NativeHistogramBuckets.builder();
    counts.forEach(buckets::bucket);
    return new NativeBuckets(buckets.build(), zeros[0]);
  }

  static int index(double seconds, int schema) {
    return (int) Math.ceil(Math.scalb(Math.log(seconds) / Math.log(2), schema));
  }

  /** How far a quantile can be off, relative to the duration that it stands for. */
  static double errorBound(int schema) {
    return (1 + DurationSketch.RELATIVE_ACCURACY) * Math.pow(2, Math.scalb(1.0, -schema)) - 1;
  }
}
