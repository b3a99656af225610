package io.streamgauge.alerting.lifecycle;

import static io.streamgauge.metric.WindowState.FINAL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.streamgauge.alerting.Records;
import io.streamgauge.alerting.rules.Measure;
import io.streamgauge.alerting.rules.Subject;
import io.streamgauge.metric.CacheRatio;
import io.streamgauge.metric.Direction;
import io.streamgauge.metric.GaugeWindow;
import io.streamgauge.metric.LatencySummary;
import io.streamgauge.metric.MemoryTrend;
import io.streamgauge.metric.ServiceHealth;
import io.streamgauge.metric.WindowState;
import java.nio.ByteBuffer;
import java.util.Map;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class ObservationsTest {

  @Test
  void readsRequestsInSecondsAndRatios() {
    LatencySummary summary = Records.requests("GET /", 20, WindowState.CLOSED, 250);
    summary.setErrors(4);
    summary.setP50(1_000_000);
    summary.setP90(2_000_000);
    summary.setP99(3_000_000);
    summary.setMin(500_000);
    summary.setMax(4_000_000_000L);

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
            entry(Measure.REQUESTS_P99, 0.003),
            entry(Measure.REQUESTS_MIN, 0.0005),
            entry(Measure.REQUESTS_MAX, 4.0));
  }

  @Test
  void readsStatementsWithTheirRowsAndWaits() {
    LatencySummary summary = Records.queries("SELECT 1", 0, WindowState.OPEN, 100);
    summary.setErrors(1);
    summary.setRows(500);
    summary.setPoolWait(200_000_000);

    Observation observation = Observations.of(summary);

    assertThat(observation.subject()).isEqualTo(Subject.QUERIES);
    assertThat(observation.values())
        .containsOnly(
            entry(Measure.QUERIES_COUNT, 100.0),
            entry(Measure.QUERIES_RATE, 10.0),
            entry(Measure.QUERIES_MEAN, 0.1),
            entry(Measure.QUERIES_ERROR_RATE, 0.01),
            entry(Measure.QUERIES_P50, 0.1),
            entry(Measure.QUERIES_P90, 0.1),
            entry(Measure.QUERIES_P95, 0.1),
            entry(Measure.QUERIES_P99, 0.1),
            entry(Measure.QUERIES_MIN, 0.1),
            entry(Measure.QUERIES_MAX, 0.1),
            entry(Measure.QUERIES_ROWS, 50.0),
            entry(Measure.QUERIES_POOL_WAIT, 0.002));
  }

  @Test
  void knowsNoDurationsWhereNothingHappened() {
    LatencySummary summary = Records.requests("GET /", 0, WindowState.FINAL, 0);
    summary.setCount(0);

    assertThat(Observations.of(summary).values())
        .containsOnly(entry(Measure.REQUESTS_COUNT, 0.0), entry(Measure.REQUESTS_RATE, 0.0));
  }

  @ParameterizedTest
  @CsvSource({
    "requests.p1, 0.01",
    "requests.p50, 0.5",
    "requests.p75, 0.75",
    "requests.p99.9, 0.999",
    "requests.p99.99, 1"
  })
  void readsAnyPercentileOutOfTheSketchWithinOnePercent(String key, double seconds) {
    Observation observation = Observations.of(Records.upToOneSecond("GET /", 0));

    assertThat(observation.value(Measure.of(key).orElseThrow()))
        .hasValueCloseTo(seconds, Percentage.withPercentage(1));
  }

  @Test
  void putsNoPercentileAboveTheLongestOrBelowTheShortest() {
    LatencySummary summary = Records.upToOneSecond("GET /", 0);
    summary.setMin(700_000_000);
    summary.setMax(800_000_000);
    Observation observation = Observations.of(summary);

    assertThat(observation.value(Measure.of("requests.p25").orElseThrow())).hasValue(0.7);
    assertThat(observation.value(Measure.of("requests.p99.9").orElseThrow())).hasValue(0.8);
  }

  @Test
  void knowsNoPercentileOfAnotherSubjectOrWithoutASketch() {
    Measure ofQueries = Measure.of("queries.p75").orElseThrow();
    Measure ofRequests = Measure.of("requests.p75").orElseThrow();
    LatencySummary summary = Records.upToOneSecond("GET /", 0);

    assertThat(Observations.of(summary).value(ofQueries)).isEmpty();
    summary.setSketch(ByteBuffer.allocate(0));
    assertThat(Observations.of(summary).value(ofRequests)).isEmpty();
    summary.setSketch(ByteBuffer.wrap(new byte[] {1, 2, 3}));
    assertThat(Observations.of(summary).value(ofRequests)).isEmpty();
  }

  @Test
  void readsCachesOverLookupsAndLoads() {
    CacheRatio ratio = Records.cache(0, 3, 1);
    ratio.setLoads(3);
    ratio.setLoadFailures(1);
    ratio.setLoadTime(2_000_000_000L);
    ratio.setEvictions(40);
    ratio.setSize(500L);

    Observation observation = Observations.of(ratio);

    assertThat(observation.series()).isEqualTo(new Series("shop", "products"));
    assertThat(observation.samples()).isEqualTo(4);
    assertThat(observation.values())
        .containsOnly(
            entry(Measure.CACHES_HIT_RATIO, 0.75),
            entry(Measure.CACHES_LOAD_TIME, 0.5),
            entry(Measure.CACHES_LOAD_FAILURES, 0.1),
            entry(Measure.CACHES_EVICTIONS, 4.0),
            entry(Measure.CACHES_SIZE, 500.0));
  }

  @Test
  void knowsNoRatioWithoutLookupsAndNoLoadTimeWithoutLoads() {
    assertThat(Observations.of(Records.cache(0, 0, 0)).values())
        .containsOnly(
            entry(Measure.CACHES_LOAD_FAILURES, 0.0), entry(Measure.CACHES_EVICTIONS, 0.0));
  }

  @Test
  void readsGaugesByTheirSeries() {
    Observation observation = Observations.of(Records.gauge(0));

    assertThat(observation.series()).isEqualTo(new Series("shop", "queue.depth{queue=orders}"));
    assertThat(observation.samples()).isEqualTo(4);
    assertThat(observation.values())
        .containsOnly(
            entry(Measure.GAUGES_COUNT, 4.0),
            entry(Measure.GAUGES_LAST, 7.0),
            entry(Measure.GAUGES_MEAN, 5.0),
            entry(Measure.GAUGES_MIN, -2.0),
            entry(Measure.GAUGES_MAX, 12.0));
  }

  @Test
  void knowsNoMeanOfASumBeyondAllNumbers() {
    GaugeWindow gauge = Records.gauge(0);
    gauge.setSum(Double.POSITIVE_INFINITY);

    assertThat(Observations.of(gauge).values()).doesNotContainKey(Measure.GAUGES_MEAN);
  }

  @Test
  void judgesMemoryByTheLowestUseSoThatGarbageDoesNotCount() {
    Observation observation = Observations.of(Records.memory(0, Direction.UNKNOWN, null));

    assertThat(observation.series()).isEqualTo(new Series("shop", "shop-1"));
    assertThat(observation.values())
        .containsOnly(
            entry(Measure.MEMORY_USAGE, 0.4),
            entry(Measure.MEMORY_CPU, 0.25),
            entry(Measure.MEMORY_PAUSE_SHARE, 0.0));
  }

  @Test
  void readsAllThatIsKnownOfAnInstance() {
    assertThat(Observations.of(fullMemory()).values())
        .containsOnly(
            entry(Measure.MEMORY_USAGE, 0.4),
            entry(Measure.MEMORY_FLOOR, 30e6),
            entry(Measure.MEMORY_GROWTH, 1000.0),
            entry(Measure.MEMORY_GROWTH_1H, 0.0),
            entry(Measure.MEMORY_EXHAUSTION, 600.0),
            entry(Measure.MEMORY_PAUSE_SHARE, 0.025),
            entry(Measure.MEMORY_CPU, 0.25),
            entry(Measure.MEMORY_SYSTEM_CPU, 0.5),
            entry(Measure.MEMORY_LOAD, 1.5),
            entry(Measure.MEMORY_THREADS, 42.0),
            entry(Measure.MEMORY_RSS, 200e6));
  }

  @Test
  void doesNotPauseForMoreThanTheWholeWindow() {
    MemoryTrend trend = Records.memory(0, Direction.UNKNOWN, null);
    trend.setPause(12_000_000_000L);

    assertThat(Observations.of(trend).values()).containsEntry(Measure.MEMORY_PAUSE_SHARE, 1.0);
  }

  @ParameterizedTest
  @CsvSource({
    "INCREASING, 600, 600",
    "INCREASING, , 315360000",
    "INCREASING, 1e12, 315360000",
    "STABLE, , 315360000",
    "DECREASING, , 315360000",
    "UNKNOWN, , ",
  })
  void isExhaustedInTenYearsWhereNothingGrows(
      Direction direction, Double exhaustion, Double value) {
    MemoryTrend trend = Records.memory(0, direction, 5000.0);
    trend.getShortTrend().setExhaustion(exhaustion);

    assertThat(Observations.of(trend).values().get(Measure.MEMORY_EXHAUSTION)).isEqualTo(value);
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

  /** Where this fails, a measure can be written into a rule and is never judged. */
  @ParameterizedTest
  @EnumSource(
      value = Subject.class,
      names = {"REQUESTS", "QUERIES", "CACHES", "MEMORY"})
  void knowsEveryMeasureOfARecordThatTellsEverything(Subject subject) {
    Observation observation =
        switch (subject) {
          case REQUESTS -> Observations.of(Records.requests("GET /", 0, WindowState.FINAL, 5));
          case QUERIES -> Observations.of(Records.queries("SELECT 1", 0, WindowState.FINAL, 5));
          case CACHES -> Observations.of(fullCache());
          default -> Observations.of(fullMemory());
        };

    assertThat(Measure.named())
        .filteredOn(measure -> measure.subject() == subject)
        .isNotEmpty()
        .allSatisfy(measure -> assertThat(observation.value(measure)).isPresent());
  }

  private static CacheRatio fullCache() {
    CacheRatio ratio = Records.cache(0, 3, 1);
    ratio.setSize(500L);
    return ratio;
  }

  private static MemoryTrend fullMemory() {
    MemoryTrend trend = Records.memory(0, Direction.INCREASING, 1000.0);
    trend.setFloor(30_000_000L);
    trend.setRss(200_000_000L);
    trend.setThreads(42);
    trend.setSystemCpu(0.5);
    trend.setLoadAverage(1.5);
    trend.setPause(250_000_000);
    trend.getShortTrend().setExhaustion(600.0);
    trend.getLongTrend().setDirection(Direction.STABLE);
    return trend;
  }

  @Test
  void readsHowAServiceStoodInAMinute() {
    Observation observation = Observations.of(Records.health(60, 0.9, 72), 0, 7);

    assertThat(observation.series()).isEqualTo(new Series("shop", "*"));
    assertThat(observation.window()).isEqualTo(new Window(60_000, 120_000, FINAL, 119_999));
    assertThat(observation.values())
        .isEqualTo(Map.of(Measure.SERVICE_COMPLETENESS, 0.9, Measure.SERVICE_SCORE, 72.0));
  }

  @Test
  void knowsNoCompletenessWhereNothingCame() {
    ServiceHealth health = Records.health(60, 1, 72);
    health.setCompleteness(null);
    health.setScore(null);

    assertThat(Observations.of(health, 0, 7).values()).isEmpty();
  }
}
