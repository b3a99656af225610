package io.streamgauge.streams.topology;

import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;

import io.streamgauge.event.RequestBatch;
import io.streamgauge.event.Source;
import io.streamgauge.metric.LatencySummary;
import io.streamgauge.metric.WindowState;
import io.streamgauge.streams.cardinality.SeriesBudget;
import io.streamgauge.streams.cardinality.VariantSettings;
import io.streamgauge.streams.latency.Dimension;
import io.streamgauge.streams.window.TimeMode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportedVariantsTest {

  private static final long NOW = 1_700_000_040_000L; // a whole minute
  private static final long MINUTE = 60_000;
  private static final int BUDGET = 4;
  private static final int MOST = 3;

  @TempDir private Path directory;
  private PipelineDriver pipeline;
  private long sequence;

  @AfterEach
  void stop() {
    pipeline.close();
  }

  @Test
  void reportsNothingUnlessItIsAskedFor() {
    start(Set.of());

    send("1.4", "eu", null, "GET /", ofMillis(5));

    assertThat(minutes()).isEmpty();
  }

  @Test
  void addsUpWhatDiffersInOtherDimensionsOnly() {
    start(Set.of(Dimension.VERSION));
    send("1.4", "eu", null, "GET /", ofMillis(5));
    send("1.4", "us", "a", "GET /", ofMillis(500));
    send("1.5", "eu", null, "GET /", ofMillis(50));

    List<LatencySummary> told = minutes();

    assertThat(told)
        .extracting(ReportedVariantsTest::about)
        .containsExactlyInAnyOrder(
            "GET / {version=1.4} 2",
            "* {version=1.4} 2",
            "GET / {version=1.5} 1",
            "* {version=1.5} 1");
    assertThat(told)
        .filteredOn(each -> each.getVariant().containsValue("1.4"))
        .allSatisfy(
            each -> {
              assertThat(each.getMax()).isEqualTo(ofMillis(500).toNanos());
              assertThat(each.getSources()).isNotEmpty();
            });
  }

  @Test
  void reportsEachDimensionAndTheirCombinations() {
    start(Set.of(Dimension.VERSION, Dimension.TAG));
    send("1.4", "eu", "a", "GET /", ofMillis(5));
    send("1.4", "eu", null, "GET /", ofMillis(5));

    assertThat(minutes())
        .filteredOn(each -> each.getSeries().equals("*"))
        .extracting(LatencySummary::getVariant)
        .containsExactlyInAnyOrder(
            Map.of("version", "1.4"),
            Map.of("tag", "a"),
            Map.of("version", "1.4", "tag", "a"),
            Map.of("version", "1.4", "tag", ""));
  }

  @Test
  void leavesAloneAServiceThatTellsNothing() {
    start(Set.of(Dimension.VERSION));

    send(null, null, null, "GET /", ofMillis(5));

    assertThat(minutes()).isEmpty();
    assertThat(pipeline.latency()).isNotEmpty();
  }

  @Test
  void doesNotMixThemWithTheWindowsOfSeries() {
    start(Set.of(Dimension.VERSION));

    send("1.4", "eu", null, "GET /", ofMillis(5));
    minutes();

    assertThat(pipeline.latency())
        .isNotEmpty()
        .allSatisfy(each -> assertThat(each.getVariant()).isEmpty());
  }

  @Test
  void reportsVariantsBeyondThePlacesTogether() {
    start(Set.of(Dimension.VERSION));
    for (int version = 0; version < 10; version++) {
      send("1." + version, "eu", null, "GET /", ofMillis(5));
    }

    assertThat(minutes())
        .filteredOn(each -> each.getSeries().equals("*"))
        .extracting(ReportedVariantsTest::about)
        .containsExactlyInAnyOrder(
            "* {version=1.0} 1",
            "* {version=1.1} 1",
            "* {version=1.2} 1",
            "* {version=__other__} 7");
  }

  @Test
  void leavesOutSeriesBeyondTheBudgetButNotOfTheWholeService() {
    start(Set.of(Dimension.VERSION));
    for (int series = 0; series < 10; series++) {
      send("1.4", "eu", null, "GET /" + series, ofMillis(5));
    }

    assertThat(minutes())
        .extracting(ReportedVariantsTest::about)
        .hasSize(BUDGET + 1)
        .contains("* {version=1.4} 10")
        .noneMatch(about -> about.startsWith("__other__"));
  }

  @Test
  void reportsThemAsTheyFillCloseAndBecomeFinal() {
    start(Set.of(Dimension.VERSION));
    send("1.4", "eu", null, "GET /", ofMillis(5));
    assertThat(minutes()).extracting(LatencySummary::getState).containsOnly(WindowState.OPEN);

    pipeline.advance(Duration.ofMinutes(1));
    assertThat(minutes()).extracting(LatencySummary::getState).containsOnly(WindowState.CLOSED);

    pipeline.advance(Duration.ofMinutes(1));
    assertThat(minutes()).extracting(LatencySummary::getState).containsOnly(WindowState.FINAL);
  }

  private void start(Set<Dimension> reported) {
    pipeline =
        new PipelineDriver(
            TimeMode.Live.defaults(),
            Instant.ofEpochMilli(NOW),
            directory,
            SeriesBudget.inOnePartition(BUDGET),
            new VariantSettings("zone", MOST, reported));
  }

  /** What was reported of windows of a minute since the last time. */
  private List<LatencySummary> minutes() {
    pipeline.advance(ofSeconds(1));
    return pipeline.variants().stream().filter(each -> each.getResolution() == MINUTE).toList();
  }

  private void send(
      String version, String environment, String zone, String operation, Duration duration) {
    RequestBatch batch = Batches.requests(sequence++, operation, NOW, duration);
    batch.setSource(
        new Source(
            "shop",
            "shop-1",
            version,
            environment,
            zone == null ? Map.of() : Map.of("zone", zone)));
    pipeline.send(batch);
  }

  private static String about(LatencySummary told) {
    return "%s %s %d".formatted(told.getSeries(), told.getVariant(), told.getCount());
  }
}
