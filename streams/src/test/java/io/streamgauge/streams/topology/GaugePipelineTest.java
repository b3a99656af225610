package io.streamgauge.streams.topology;

import static io.streamgauge.streams.topology.Batches.gauges;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.streamgauge.event.GaugeReading;
import io.streamgauge.metric.GaugeWindow;
import io.streamgauge.metric.OffsetRange;
import io.streamgauge.metric.SeriesOverflow;
import io.streamgauge.metric.ServiceTally;
import io.streamgauge.metric.WindowState;
import io.streamgauge.schemas.Topics;
import io.streamgauge.streams.cardinality.SeriesBudget;
import io.streamgauge.streams.intake.SourceOffset;
import io.streamgauge.streams.store.StoreNames;
import io.streamgauge.streams.window.TimeMode;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GaugePipelineTest {

  private static final long NOW = 1_700_000_000_000L;

  @TempDir private Path directory;
  private PipelineDriver pipeline;

  @BeforeEach
  void start() {
    pipeline = new PipelineDriver(TimeMode.Live.defaults(), Instant.ofEpochMilli(NOW), directory);
  }

  @AfterEach
  void stop() {
    pipeline.close();
  }

  @Test
  void addsReadingsUpInWindowsOfEachResolution() {
    pipeline.send(gauges("life-1", 0, depth(NOW, 5), depth(NOW + 2_000, -1)));
    pipeline.send(gauges("life-1", 1, depth(NOW + 1_000, 11)));

    pipeline.advance(ofSeconds(1));

    assertThat(pipeline.gauges())
        .extracting(GaugeWindow::getResolution)
        .containsExactlyInAnyOrder(10_000L, 60_000L, 3_600_000L);
    pipeline.send(gauges("life-1", 2, depth(NOW + 3_000, 1)));
    GaugeWindow window = latest();
    assertThat(window.getCount()).isEqualTo(4);
    assertThat(window.getSum()).isEqualTo(16);
    assertThat(window.getMin()).isEqualTo(-1);
    assertThat(window.getMax()).isEqualTo(11);
    assertThat(window.getLast()).isEqualTo(1);
    assertThat(window.getFirstEvent()).isEqualTo(NOW);
    assertThat(window.getLastEvent()).isEqualTo(NOW + 3_000);
  }

  @Test
  void takesTheReadingOfTheLatestTimeForTheLast() {
    pipeline.send(gauges("life-1", 0, depth(NOW + 2_000, 7), depth(NOW + 1_000, 3)));

    assertThat(latest().getLast()).isEqualTo(7);
  }

  @Test
  void tellsSeriesApartByTheirTags() {
    pipeline.send(
        gauges(
            "life-1",
            0,
            new GaugeReading("depth", Map.of("queue", "a,b", "at", "x"), 1.0, NOW),
            new GaugeReading("depth", Map.of(), 2.0, NOW),
            new GaugeReading("depth{at=x}", Map.of(), 3.0, NOW)));

    pipeline.advance(ofSeconds(1));

    assertThat(pipeline.gauges())
        .filteredOn(window -> window.getResolution() == 10_000)
        .extracting(GaugeWindow::getSeries)
        .containsExactlyInAnyOrder("depth{at=x,queue=a\\,b}", "depth", "depth\\{at\\=x\\}");
  }

  @Test
  void reportsAWindowAsFinalWhenItsGraceIsOver() {
    pipeline.send(gauges("life-1", 0, depth(NOW, 5)));

    pipeline.advance(ofSeconds(60));

    assertThat(latest().getState()).isEqualTo(WindowState.FINAL);
  }

  @Test
  void tellsWhereTheReadingsOfAWindowLie() {
    pipeline.send(gauges("life-1", 0, depth(NOW, 5), user("a"), depth(NOW + 1_000, 7)));
    pipeline.send(gauges("life-1", 1, user("a")));
    pipeline.send(gauges("life-1", 2, depth(NOW + 2_000, 3)));
    pipeline.send(gauges("life-1", 2, depth(NOW + 2_000, 3)));
    pipeline.send(gauges("life-1", 3, depth(NOW + 10_000, 9)));

    assertThat(tenSeconds("depth"))
        .extracting(GaugeWindow::getSources)
        .containsExactly(List.of(new OffsetRange(0, 0L, 2L)), List.of(new OffsetRange(0, 4L, 4L)));
  }

  @Test
  void widensWhereReadingsLieByThoseThatComeLateAndFromOtherPartitions() {
    pipeline.send(gauges("life-1", 0, depth(NOW, 5)));
    pipeline.send(gauges("life-1", 1, depth(NOW + 40_000, 5)));
    pipeline.advance(ofSeconds(60));
    pipeline.gauges();

    pipeline.repartitioned(
        "gauge-readings",
        new SourceOffset(1, 77),
        "shop\tdepth",
        gauges("life-9", 0, depth(NOW + 3_000, 6)));
    pipeline.send(gauges("life-1", 2, depth(NOW + 39_000, 5)));

    GaugeWindow late = tenSeconds("depth").get(0);
    assertThat(late.getStart()).isEqualTo(NOW);
    assertThat(late.getCount()).isEqualTo(2);
    assertThat(late.getSources())
        .containsExactly(new OffsetRange(0, 0L, 0L), new OffsetRange(1, 77L, 77L));
  }

  private List<GaugeWindow> tenSeconds(String series) {
    pipeline.advance(ofSeconds(1));
    return pipeline.gauges().stream()
        .filter(window -> window.getResolution() == 10_000 && window.getSeries().equals(series))
        .sorted(Comparator.comparingLong(GaugeWindow::getStart))
        .toList();
  }

  @Test
  void leavesRepeatedBatchesOut() {
    pipeline.send(gauges("life-1", 0, depth(NOW, 5)));
    pipeline.send(gauges("life-1", 0, depth(NOW, 5)));

    assertThat(latest().getCount()).isEqualTo(1);
  }

  @Test
  void takesReadingsOfPublishersThatDoNotNumberThem() {
    pipeline.send(gauges("", 0, depth(NOW, 5)));
    pipeline.send(gauges("", 0, depth(NOW, 6)));

    assertThat(latest().getCount()).isEqualTo(2);
  }

  @Test
  void countsWhatComesTooLateAndTooEarly() {
    pipeline.send(gauges("life-1", 0, depth(NOW, 5)));
    pipeline.send(gauges("life-1", 1, depth(NOW - 120_000, 5), depth(NOW + 600_000, 5)));
    pipeline.advance(ofSeconds(1));

    ServiceTally tally = pipeline.stored(StoreNames.TALLIES, "shop\t" + Topics.GAUGES.name());

    assertThat(tally.getLate()).isEqualTo(1);
    assertThat(tally.getAhead()).isEqualTo(1);
  }

  @Test
  void refusesAndCountsGaugesBeyondTheBudgetOfTheirService() {
    pipeline.close();
    pipeline =
        new PipelineDriver(
            TimeMode.Live.defaults(),
            Instant.ofEpochMilli(NOW),
            directory,
            SeriesBudget.inOnePartition(2));
    pipeline.send(gauges("life-1", 0, depth(NOW, 1), user("a"), user("b"), user("c"), user("b")));
    pipeline.send(gauges("life-1", 1, user("a"), user("b"), depth(NOW, 2)));
    pipeline.advance(ofSeconds(1));

    assertThat(pipeline.gauges())
        .filteredOn(window -> window.getResolution() == 10_000)
        .extracting(GaugeWindow::getSeries, GaugeWindow::getCount)
        .containsExactlyInAnyOrder(tuple("depth", 2L), tuple("carts{user=a}", 2L));
    SeriesOverflow refused = pipeline.stored(StoreNames.GAUGE_OVERFLOW_SKETCHES, "GAUGES\tshop\t");
    assertThat(refused.getEvents()).isEqualTo(4);
    assertThat(refused.getSeries()).containsExactlyInAnyOrder("carts{user=b}", "carts{user=c}");
  }

  private static GaugeReading user(String user) {
    return new GaugeReading("carts", Map.of("user", user), 1.0, NOW);
  }

  @ParameterizedTest
  @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
  void refusesValuesThatAreNoNumbers(double value) {
    pipeline.send(gauges("life-1", 0, depth(NOW, 1), depth(NOW, value)));

    assertThat(pipeline.deadLetters()).hasSize(1);
  }

  @Test
  void refusesNamesThatAreNone() {
    pipeline.send(gauges("life-1", 0, new GaugeReading(" ", Map.of(), 1.0, NOW)));
    pipeline.send(gauges("life-1", 1, new GaugeReading("x".repeat(9_000), Map.of(), 1.0, NOW)));
    pipeline.send(gauges("life-1", 2, new GaugeReading("depth", Map.of("", "a"), 1.0, NOW)));

    assertThat(pipeline.deadLetters()).hasSize(3);
  }

  private static GaugeReading depth(long time, double value) {
    return new GaugeReading("depth", Map.of(), value, time);
  }

  private GaugeWindow latest() {
    pipeline.advance(ofSeconds(1));
    List<GaugeWindow> windows =
        pipeline.gauges().stream().filter(window -> window.getResolution() == 10_000).toList();
    return windows.get(windows.size() - 1);
  }
}
