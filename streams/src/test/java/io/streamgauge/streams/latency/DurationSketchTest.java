package io.streamgauge.streams.latency;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DurationSketchTest {

  private static final double ACCURACY = DurationSketch.RELATIVE_ACCURACY + 1e-9;

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 7, 10, 19, 20, 21, 22, 100, 101, 1000, 9999})
  void answersTheNearestRankWithinItsAccuracyForEveryCount(int count) {
    long[] durations = logNormal(count);
    DurationSketch sketch = new DurationSketch();
    Arrays.stream(durations).forEach(sketch::add);
    Arrays.sort(durations);

    for (double q : new double[] {0, 0.01, 0.25, 0.5, 0.9, 0.95, 0.99, 0.999, 1}) {
      long exact = durations[Math.max(1, (int) Math.ceil(q * count - 1e-9)) - 1];
      assertThat(sketch.quantile(q)).isCloseTo(exact, within(ACCURACY * exact));
    }
  }

  @Test
  void mergesWithoutLoss() {
    long[] durations = logNormal(5000);
    DurationSketch whole = new DurationSketch();
    DurationSketch merged = new DurationSketch();
    for (int part = 0; part < 10; part++) {
      DurationSketch one = new DurationSketch();
      Arrays.stream(durations, part * 500, (part + 1) * 500).forEach(one::add);
      merged.merge(one.toBytes());
    }
    Arrays.stream(durations).forEach(whole::add);

    assertThat(merged.quantile(0.5)).isEqualTo(whole.quantile(0.5));
    assertThat(merged.quantile(0.999)).isEqualTo(whole.quantile(0.999));
  }

  @Test
  void holdsEverythingFromZeroToADay() {
    long day = 86_400_000_000_000L;
    DurationSketch sketch = new DurationSketch();
    for (long nanos = 1; nanos < day; nanos = nanos * 101 / 100 + 1) {
      sketch.add(nanos);
    }
    sketch.add(day);
    sketch.add(0);

    assertThat(sketch.quantile(0)).isZero();
    assertThat(sketch.quantile(1)).isCloseTo(day, within(ACCURACY * day));
    assertThat(DurationSketch.of(sketch.toBytes()).quantile(0.001)).isLessThan(3);
  }

  @Test
  void hasNoQuantileWhenEmpty() {
    assertThat(new DurationSketch().quantile(0.5)).isNaN();
  }

  @Test
  void refusesBytesThatAreNoSketch() {
    assertThatThrownBy(() -> DurationSketch.of(ByteBuffer.wrap(new byte[] {1, 2, 3})))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not a DDSketch");
  }

  private static long[] logNormal(int count) {
    Random random = new Random(count);
    return random.doubles(count).mapToLong(u -> (long) (1e6 * Math.exp(10 * u))).toArray();
  }
}
