package io.streamgauge.alerting.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgauge.alerting.Records;
import io.streamgauge.alerting.rules.Measure;
import io.streamgauge.metric.CacheRatio;
import io.streamgauge.metric.Direction;
import io.streamgauge.metric.GaugeWindow;
import io.streamgauge.metric.LatencySummary;
import io.streamgauge.metric.MemoryTrend;
import io.streamgauge.metric.OffsetRange;
import io.streamgauge.metric.SourceRange;
import io.streamgauge.metric.WindowState;
import java.util.List;
import org.junit.jupiter.api.Test;

class OriginTest {

  @Test
  void isInTheTopicOfRequestsOrOfStatements() {
    LatencySummary requests = Records.requests("GET /", 0, WindowState.FINAL, 5);
    requests.setSources(ranges(41, 42));
    LatencySummary queries = Records.queries("SELECT 1", 0, WindowState.FINAL, 5);
    queries.setSources(ranges(43, 44));

    assertThat(sources(Observations.of(requests), Measure.REQUESTS_P95))
        .containsExactly(new SourceRange("streamgauge.requests", 3, 41L, 42L));
    assertThat(sources(Observations.of(queries), Measure.QUERIES_P95))
        .containsExactly(new SourceRange("streamgauge.queries", 3, 43L, 44L));
  }

  @Test
  void isInTheTopicOfReadingsOfCaches() {
    CacheRatio ratio = Records.cache(0, 1, 1);
    ratio.setSources(ranges(1, 2));

    assertThat(sources(Observations.of(ratio), Measure.CACHES_HIT_RATIO))
        .containsExactly(new SourceRange("streamgauge.caches", 3, 1L, 2L));
  }

  @Test
  void isInTheTopicOfReadingsOfGauges() {
    GaugeWindow gauge = Records.gauge(0);
    gauge.setSources(List.of(new OffsetRange(0, 5L, 6L), new OffsetRange(1, 7L, 7L)));

    assertThat(sources(Observations.of(gauge), Measure.GAUGES_LAST))
        .containsExactly(
            new SourceRange("streamgauge.gauges", 0, 5L, 6L),
            new SourceRange("streamgauge.gauges", 1, 7L, 7L));
  }

  @Test
  void goesBackFurtherThanItsWindowForWhatIsSaidOfTheFloor() {
    MemoryTrend trend = Records.memory(0, Direction.INCREASING, 1000.0);
    trend.setSources(ranges(8, 9));
    trend.setFloorSources(ranges(7, 9));
    trend.getShortTrend().setSources(ranges(5, 9));
    trend.getLongTrend().setSources(ranges(1, 9));

    Observation observation = Observations.of(trend);

    assertThat(firstOffset(observation, Measure.MEMORY_USAGE)).isEqualTo(8);
    assertThat(firstOffset(observation, Measure.MEMORY_PAUSE_SHARE)).isEqualTo(8);
    assertThat(firstOffset(observation, Measure.MEMORY_FLOOR)).isEqualTo(7);
    assertThat(firstOffset(observation, Measure.MEMORY_GROWTH)).isEqualTo(5);
    assertThat(firstOffset(observation, Measure.MEMORY_EXHAUSTION)).isEqualTo(5);
    assertThat(firstOffset(observation, Measure.MEMORY_GROWTH_1H)).isEqualTo(1);
  }

  @Test
  void ofHowAServiceStoodIsTheRecordThatSaysSo() {
    assertThat(sources(Observations.of(Records.health(60, 1, 72), 2, 17), Measure.SERVICE_SCORE))
        .containsExactly(new SourceRange("streamgauge.health", 2, 17L, 17L));
  }

  private static long firstOffset(Observation observation, Measure measure) {
    List<SourceRange> sources = sources(observation, measure);
    assertThat(sources)
        .singleElement()
        .satisfies(
            range -> {
              assertThat(range.getTopic()).isEqualTo("streamgauge.memory");
              assertThat(range.getLastOffset()).isEqualTo(9);
            });
    return sources.get(0).getFirstOffset();
  }

  private static List<SourceRange> sources(Observation observation, Measure measure) {
    return observation.origin().sourcesOf(measure);
  }

  private static List<OffsetRange> ranges(long first, long last) {
    return List.of(new OffsetRange(3, first, last));
  }
}
