package io.streamgauge.streams.topology;

import static io.streamgauge.streams.topology.Batches.query;
import static io.streamgauge.streams.topology.Batches.requests;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.streamgauge.event.Outcome;
import io.streamgauge.metric.LatencySummary;
import io.streamgauge.metric.Measure;
import io.streamgauge.metric.SeriesOverflow;
import io.streamgauge.metric.WindowState;
import io.streamgauge.streams.cardinality.SeriesBudget;
import io.streamgauge.streams.store.StoreNames;
import io.streamgauge.streams.window.TimeMode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CardinalityPipelineTest {

  private static final long NOW = 1_700_000_000_000L;
  private static final int BUDGET = 20;

  @TempDir private Path directory;
  private PipelineDriver pipeline;
  private long sequence;

  @BeforeEach
  void start() {
    pipeline =
        new PipelineDriver(
            TimeMode.Live.defaults(),
            Instant.ofEpochMilli(NOW),
            directory,
            SeriesBudget.inOnePartition(BUDGET));
  }

  @AfterEach
  void stop() {
    pipeline.close();
  }

  @Test
  void putsWhatHasNoPlaceIntoOneVisibleSeriesAndLosesNothing() {
    send(0, 50, NOW);
    send(0, 50, NOW);
    pipeline.advance(ofSeconds(1));

    Map<String, LatencySummary> windows = tenSecondWindows();

    assertThat(windows).hasSize(BUDGET + 2);
    assertThat(windows.get("GET /orders/19").getCount()).isEqualTo(2);
    assertThat(windows.get("*").getCount()).isEqualTo(100);
    assertThat(windows.get("__other__"))
        .satisfies(
            other -> {
              assertThat(other.getCount()).isEqualTo(60);
              assertThat(other.getSum()).isEqualTo(60 * ofMillis(10).toNanos());
            });
    assertThat(windows.values().stream().mapToLong(LatencySummary::getCount).sum())
        .isEqualTo(2 * 100);
  }

  @Test
  void remembersWhichSeriesHadNoPlace() {
    send(0, 50, NOW);
    send(49, 50, NOW);
    pipeline.advance(ofSeconds(1));

    SeriesOverflow overflow =
        pipeline.stored(StoreNames.LATENCY_OVERFLOW_SKETCHES, "REQUESTS\tshop\t");

    assertThat(overflow.getEvents()).isEqualTo(31);
    assertThat(overflow.getSeries()).contains("GET /orders/49");
  }

  @Test
  void closesAndFinishesTheOverflowAsAnyOtherWindow() {
    send(0, BUDGET + 1, NOW);
    for (int second = 0; second < 60; second++) {
      pipeline.advance(ofSeconds(1));
    }

    assertThat(pipeline.latency())
        .filteredOn(summary -> summary.getSeries().equals("__other__"))
        .filteredOn(summary -> summary.getResolution() == 10_000)
        .extracting(LatencySummary::getState)
        .containsExactly(WindowState.OPEN, WindowState.CLOSED, WindowState.FINAL);
  }

  @Test
  void leavesStatementsTheirOwnBudget() {
    send(0, 50, NOW);
    pipeline.send(query(0, "select ?", NOW, ofMillis(7), 3));
    pipeline.advance(ofSeconds(1));

    assertThat(pipeline.latency())
        .filteredOn(summary -> summary.getMeasure() == Measure.QUERIES)
        .extracting(LatencySummary::getSeries)
        .containsOnly("*", "select ?");
  }

  @Test
  void countsWhatIsCalledLikeTheOverflowThere() {
    pipeline.send(requests(0, "__other__", NOW, ofMillis(10)));
    pipeline.advance(ofSeconds(1));

    assertThat(tenSecondWindows()).containsOnlyKeys("*", "__other__");
  }

  @Test
  void givesPlacesToNewSeriesWhenOldOnesWereSilentForADay() {
    send(0, BUDGET, NOW);
    pipeline.advance(ofHours(25));
    pipeline.latency();
    long later = NOW + ofHours(25).toMillis();
    send(1_000, 1_000 + BUDGET, later);
    pipeline.advance(ofSeconds(1));

    assertThat(tenSecondWindows()).hasSize(BUDGET + 1).doesNotContainKey("__other__");
  }

  private void send(int from, int to, long time) {
    for (int i = from; i < to; i++) {
      pipeline.send(
          requests(sequence++, "GET /orders/" + i, Outcome.SUCCESS, time, Duration.ofMillis(10)));
    }
  }

  private Map<String, LatencySummary> tenSecondWindows() {
    List<LatencySummary> all = pipeline.latency();
    return all.stream()
        .filter(summary -> summary.getResolution() == 10_000)
        .collect(Collectors.toMap(LatencySummary::getSeries, summary -> summary));
  }
}
