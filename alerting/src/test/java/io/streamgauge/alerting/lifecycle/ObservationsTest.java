package io.streamgauge.alerting.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.streamgauge.alerting.Records;
import io.streamgauge.alerting.rules.Measure;
import io.streamgauge.alerting.rules.Subject;
import io.streamgauge.metric.Direction;
import io.streamgauge.metric.LatencySummary;
import io.streamgauge.metric.MemoryTrend;
import io.streamgauge.metric.WindowState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ObservationsTest {

  @Test
  void readsRequestsInSecondsAndRatios() {
    LatencySummary summary = Records.requests("GET /", 20, WindowState.CLOSED, 250);
    summary.setErrors(4);
    summary.setP50(1_000_000);
    summary.setP90(2_000_000);
    summary.setP99(3_000_000);

    Observation observation = Observations.of(summary);

    assertThat(observation.subject()).isEqualTo(Subject.REQUESTS);
    assertThat(observation.series()).isEqualTo(new Series("shop", "GET /"));
    assertThat(observation.window())
        .isEqualTo(new Window(20_000, 30_000, WindowState.CLOSED, 29_999));
    assertThat(observation.samples()).isEqualTo(100);
    assertThat(observation.values())
        .containsOnly(
            entry(Measure.REQUESTS_COUNT, 100.0),
            entry(Measure.REQUESTS_RATE, 10.0),
            entry(Measure.REQUESTS_MEAN, 0.25),
            entry(Measure.REQUESTS_ERROR_RATE, 0.04),
            entry(Measure.REQUESTS_P50, 0.001),
            entry(Measure.REQUESTS_P90, 0.002),
            entry(Measure.REQUESTS_P95, 0.25),
            entry(Measure.REQUESTS_P99, 0.003));
  }

  @Test
  void readsStatementsAsQueries() {
    Observation observation =
        Observations.of(Records.queries("SELECT 1", 0, WindowState.OPEN, 100));

    assertThat(observation.subject()).isEqualTo(Subject.QUERIES);
    assertThat(observation.values())
        .containsEntry(Measure.QUERIES_P95, 0.1)
        .doesNotContainKey(Measure.REQUESTS_P95);
  }

  @Test
  void knowsNoDurationsWhereNothingHappened() {
    LatencySummary summary = Records.requests("GET /", 0, WindowState.FINAL, 0);
    summary.setCount(0);

    assertThat(Observations.of(summary).values())
        .containsOnly(entry(Measure.REQUESTS_COUNT, 0.0), entry(Measure.REQUESTS_RATE, 0.0));
  }

  @Test
  void readsTheHitRatioOverLookups() {
    Observation observation = Observations.of(Records.cache(0, 3, 1));

    assertThat(observation.series()).isEqualTo(new Series("shop", "products"));
    assertThat(observation.samples()).isEqualTo(4);
    assertThat(observation.values()).containsOnly(entry(Measure.CACHES_HIT_RATIO, 0.75));
  }

  @Test
  void knowsNoHitRatioWithoutLookups() {
    assertThat(Observations.of(Records.cache(0, 0, 0)).values()).isEmpty();
  }

  @Test
  void judgesMemoryByTheLowestUseSoThatGarbageDoesNotCount() {
    Observation observation = Observations.of(Records.memory(0, Direction.UNKNOWN, null));

    assertThat(observation.series()).isEqualTo(new Series("shop", "shop-1"));
    assertThat(observation.values())
        .containsOnly(entry(Measure.MEMORY_USAGE, 0.4), entry(Measure.MEMORY_CPU, 0.25));
  }

  @Test
  void knowsNoUsageWithoutALimit() {
    MemoryTrend trend = Records.memory(0, Direction.UNKNOWN, null);
    trend.setMax(null);

    assertThat(Observations.of(trend).values()).doesNotContainKey(Measure.MEMORY_USAGE);
  }

  @ParameterizedTest
  @CsvSource({
    "INCREASING, 5000, 5000",
    "DECREASING, -5000, -5000",
    "STABLE, 5000, 0",
    "UNKNOWN, 5000,",
    "INCREASING,,",
  })
  void takesGrowthForRealOnlyWhereADirectionWasFound(
      Direction direction, Double growth, Double value) {
    Observation observation = Observations.of(Records.memory(0, direction, growth));

    assertThat(observation.values().get(Measure.MEMORY_GROWTH)).isEqualTo(value);
  }
}
