package io.streamgauge.streams.exposition;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.streamgauge.streams.latency.Distribution;
import java.util.Arrays;

/**
 * A distribution in fixed buckets, for those who scrape text. A duration within 1 % of a bound may
 * be counted on its other side.
 */
final class ClassicBuckets {

  private static final double[] SECONDS = {
    0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30, 60
  };

  private ClassicBuckets() {}

  static ClassicHistogramBuckets of(Distribution durations) {
    long[] counts = new long[SECONDS.length + 1];
    durations.visit((nanos, count) -> counts[bucket(nanos / Samples.NANOS)] += count);
    ClassicHistogramBuckets.Builder buckets = ClassicHistogramBuckets.builder();
    for (int i = 0; i < SECONDS.length; i++) {
      buckets.bucket(SECONDS[i], counts[i]);
    }
    return buckets.bucket(Double.POSITIVE_INFINITY, counts[SECONDS.length]).build();
  }

  private static int bucket(double seconds) {
    int found = Arrays.binarySearch(SECONDS, seconds);
    return found >= 0 ? found : -found - 1;
  }
}
