package io.streamgauge.streams.exposition;

import static org.assertj.core.api.Assertions.assertThat;

import io.prometheus.metrics.model.snapshots.NativeHistogramBucket;
import io.streamgauge.metric.WindowState;
import io.streamgauge.streams.latency.Distribution;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NativeBucketsTest {

  @Test
  void putsBoundsIntoTheBucketThatTheyBound() {
    assertThat(NativeBuckets.index(1, 5)).isZero();
    assertThat(NativeBuckets.index(2, 5)).isEqualTo(32);
    assertThat(NativeBuckets.index(0.5, 5)).isEqualTo(-32);
    assertThat(NativeBuckets.index(1.0001, 5)).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({"3,0.102", "4,0.055", "5,0.033", "6,0.021", "7,0.016", "8,0.013"})
  void keepsEveryQuantileWithinTheBound(int schema, double bound) {
    assertThat(NativeBuckets.errorBound(schema)).isBetween(bound - 0.001, bound);
    Random random = new Random(42);
    for (int round = 0; round < 20; round++) {
      double median = Math.exp(random.nextDouble() * 16) * 1_000;
      double sigma = 0.05 + random.nextDouble() * 2;
      long[] nanos =
          random
              .doubles(2_000)
              .mapToLong(x -> Math.round(median * Math.exp(sigma * random.nextGaussian())))
              .map(x -> Math.max(1, x))
              .sorted()
              .toArray();
      NativeBuckets buckets =
          NativeBuckets.of(
              Distribution.of(Summaries.window("x", 0, WindowState.FINAL, nanos)), schema);
      assertThat(buckets.positive().stream().mapToLong(NativeHistogramBucket::getCount).sum())
          .isEqualTo(nanos.length);
      for (double q : new double[] {0.001, 0.25, 0.5, 0.9, 0.99, 1}) {
        double truth = nanos[(int) Math.ceil(q * nanos.length - 1e-9) - 1] / 1e9;
        int index = indexAt(buckets, Math.ceil(q * nanos.length - 1e-9));
        double upper = Math.pow(2, Math.scalb((double) index, -schema));
        double lower = Math.pow(2, Math.scalb((double) index - 1, -schema));
        assertThat(Arrays.asList(upper, lower))
            .allSatisfy(
                answer -> assertThat(Math.abs(answer - truth) / truth).isLessThanOrEqualTo(bound));
      }
    }
  }

  @Test
  void keepsDurationsOfZeroApart() {
    NativeBuckets buckets =
        NativeBuckets.of(
            Distribution.of(Summaries.window("x", 0, WindowState.FINAL, 0, 0, 1_000_000)), 5);

    assertThat(buckets.zeros()).isEqualTo(2);
    assertThat(buckets.positive().size()).isEqualTo(1);
  }

  private static int indexAt(NativeBuckets buckets, double rank) {
    long below = 0;
    for (NativeHistogramBucket bucket : buckets.positive()) {
      below += bucket.getCount();
      if (below >= rank) {
        return bucket.getBucketIndex();
      }
    }
    throw new AssertionError("rank " + rank + " is above all buckets");
  }
}
