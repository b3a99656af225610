package io.streamgauge.streams.memory;

import static io.streamgauge.metric.Direction.DECREASING;
import static io.streamgauge.metric.Direction.INCREASING;
import static io.streamgauge.metric.Direction.STABLE;
import static io.streamgauge.metric.Direction.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.streamgauge.metric.FloorReading;
import io.streamgauge.metric.Trend;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FloorTrendTest {

  private static final long VIEW = 300_000;
  private static final long LIMIT = 512 << 20;

  @Test
  void knowsNothingWithoutFourReadings() {
    assertThat(every5s(3, i -> 100 + 30 * i).getDirection()).isEqualTo(UNKNOWN);
    assertThat(every5s(3, i -> 100 + 30 * i).getGrowth()).isNull();
    assertThat(every5s(0, i -> 0).getPoints()).isZero();
  }

  @Test
  void knowsNothingOfReadingsFromOneMoment() {
    assertThat(judge(VIEW, readings(20, 100, i -> 100 + 10 * i)).getDirection()).isEqualTo(UNKNOWN);
  }

  @Test
  void seesASteepLeakFromTheFourthReadingOn() {
    Trend trend = every5s(4, i -> 100 + 20 * i);

    assertThat(trend.getDirection()).isEqualTo(INCREASING);
    assertThat(trend.getGrowth()).isEqualTo(4.0 * (1 << 20), within(1.0));
    assertThat(trend.getExhaustion()).isEqualTo((512 - 160) / 4.0, within(0.01));
  }

  @Test
  void exhaustionCountsFromTheEndOfTheView() {
    List<FloorReading> readings = readings(10, 5_000, i -> 100 + 20 * i);
    Trend trend = new FloorTrend(VIEW).judge(readings, 45_000 + 10_000, LIMIT);

    assertThat(trend.getExhaustion()).isEqualTo((512 - 280) / 4.0 - 10, within(0.01));
  }

  @ParameterizedTest
  @ValueSource(ints = {4, 10, 20, 40, 55})
  void seesASteepLeakAfterCalmWithinSeconds(int calm) {
    Random random = new Random(calm);
    double[] noise = random.doubles(100, -3, 3).toArray();
    int readings = calm;
    while (every5s(readings, i -> 100 + noise[i] + 20 * Math.max(0, i - calm + 1)).getDirection()
        != INCREASING) {
      readings++;
    }

    assertThat(readings - calm).isLessThanOrEqualTo(5);
  }

  @Test
  void measuresTheCurrentRateAfterCalm() {
    Trend trend = every5s(50, i -> 100 + 20 * Math.max(0, i - 35));

    assertThat(trend.getGrowth() / (1 << 20)).isBetween(2.6, 4.2);
  }

  @Test
  void endsWithTheLeak() {
    assertThat(every5s(45, i -> i < 40 ? 100 + 5 * i : 110).getDirection())
        .isNotEqualTo(INCREASING);
  }

  @Test
  void aStepIsNoTrend() {
    for (int size = 4; size <= 60; size++) {
      for (int step = 1; step < size; step++) {
        int at = step;
        assertThat(every5s(size, i -> i < at ? 100 + i % 3 : 300 + i % 3).getDirection())
            .as("step before reading %d of %d", at, size)
            .isNotEqualTo(INCREASING);
      }
    }
  }

  @Test
  void aWarmUpThatLevelsOffIsNoLeak() {
    assertThat(every5s(50, i -> 200 * (1 - Math.exp(-i / 5.0))).getDirection()).isEqualTo(STABLE);
  }

  @Test
  void immaterialGrowthIsStable() {
    Trend trend = every5s(50, i -> 100 + 0.1 * i);

    assertThat(trend.getDirection()).isEqualTo(STABLE);
    assertThat(trend.getGrowth()).isZero();
    assertThat(trend.getExhaustion()).isNull();
  }

  @Test
  void aFallIsDecreasing() {
    Trend trend = every5s(20, i -> 300 - 10 * i);

    assertThat(trend.getDirection()).isEqualTo(DECREASING);
    assertThat(trend.getGrowth()).isEqualTo(-2.0 * (1 << 20), within(1.0));
    assertThat(trend.getExhaustion()).isNull();
  }

  @Test
  void aSlowLeakShowsInTheHourView() {
    Random random = new Random(1);
    List<FloorReading> readings = readings(60, 60_000, i -> 100 + i + random.nextGaussian() * 3);

    Trend trend = judge(3_600_000, readings);
    assertThat(trend.getDirection()).isEqualTo(INCREASING);
    assertThat(trend.getGrowth() * 60 / (1 << 20)).isEqualTo(1, within(0.1));
  }

  @Test
  void noiseAlmostNeverLooksLikeALeak() {
    Random random = new Random(42);
    FloorReadings view = new FloorReadings(VIEW, List.of());
    int alarms = 0;
    int moments = 5_000;
    for (int i = 0; i < moments; i++) {
      long bytes = (long) ((100 + 15 * random.nextGaussian()) * (1 << 20));
      view.add(new FloorReading(i * 5_000L, bytes, List.of()));
      Trend trend = new FloorTrend(VIEW).judge(view.upTo(i * 5_000L), i * 5_000L, LIMIT);
      alarms += trend.getDirection() == INCREASING ? 1 : 0;
    }

    assertThat(alarms).isLessThanOrEqualTo(1);
  }

  private static Trend every5s(int count, IntToDoubleFunction mebibytes) {
    return judge(VIEW, readings(count, 5_000, mebibytes));
  }

  private static Trend judge(long view, List<FloorReading> readings) {
    long end = readings.isEmpty() ? 0 : readings.get(readings.size() - 1).getTime();
    return new FloorTrend(view).judge(readings, end, LIMIT);
  }

  private static List<FloorReading> readings(
      int count, long spacing, IntToDoubleFunction mebibytes) {
    List<FloorReading> readings = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      long bytes = (long) (mebibytes.applyAsDouble(i) * (1 << 20));
      readings.add(new FloorReading(i * spacing, bytes, List.of()));
    }
    return readings;
  }
}
