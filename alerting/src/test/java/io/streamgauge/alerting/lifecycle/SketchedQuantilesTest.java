package io.streamgauge.alerting.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgauge.alerting.Records;
import io.streamgauge.metric.LatencySummary;
import java.util.Arrays;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SketchedQuantilesTest {

  private static final double[] WANTED = {
    0.0001, 0.001, 0.01, 0.05, 0.25, 0.5, 0.75, 0.9, 0.95, 0.99, 0.999, 0.9999
  };

  private final Random random = new Random(7);

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 5, 9, 10, 11, 99, 100, 101, 1000, 1001})
  void findsTheNearestRankWithinOnePercent(int count) {
    long[] nanos = random.longs(count, 0, 10_000_000_000L).toArray();
    if (count > 3) {
      nanos[0] = 0;
      nanos[1] = 0;
    }
    LatencySummary summary = Records.of(nanos);
    Arrays.sort(nanos);
    SketchedQuantiles quantiles = new SketchedQuantiles(summary);

    for (double q : WANTED) {
      double exact = nanos[(int) Math.max(0, Math.ceil(q * count - 1e-9) - 1)] / 1e9;
      assertThat(quantiles.at(q).orElseThrow())
          .describedAs("quantile %s of %d", q, count)
          .isCloseTo(exact, Offset.offset(exact * 0.01 + 1e-12));
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {0, 1, 3_600_000_000_000L})
  void isExactWhereAllAreTheSame(long nanos) {
    SketchedQuantiles quantiles = new SketchedQuantiles(Records.of(nanos, nanos, nanos));

    assertThat(quantiles.at(0.123)).hasValue(nanos / 1e9);
  }
}
