package io.streamgauge.streams.topology;

import static io.streamgauge.streams.topology.Batches.query;
import static io.streamgauge.streams.topology.Batches.requests;
import static java.time.Duration.ofMillis;
import static java.time.Duration.ofSeconds;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.streamgauge.event.Outcome;
import io.streamgauge.event.RequestBatch;
import io.streamgauge.metric.LatencySummary;
import io.streamgauge.metric.Measure;
import io.streamgauge.metric.ServiceTally;
import io.streamgauge.metric.WindowState;
import io.streamgauge.schemas.Topics;
import io.streamgauge.streams.store.StoreNames;
import io.streamgauge.streams.window.TimeMode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LatencyPipelineTest {

  private static final long NOW = 1_700_000_000_000L;
  private static final long TEN_SECONDS = 10_000;
  private static final String ORDERS = "GET /orders/{id}";

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
  void summarisesEachOperationAndTheWholeServiceInEveryResolution() {
    pipeline.send(requests(0, ORDERS, NOW, ofMillis(10), ofMillis(30)));
    pipeline.send(requests(1, "POST /orders", Outcome.ERROR, NOW, ofMillis(50)));
    pipeline.advance(ofSeconds(1));

    List<LatencySummary> all = pipeline.latency();

    assertThat(all).hasSize(9).extracting(LatencySummary::getState).containsOnly(WindowState.OPEN);
    assertThat(all)
        .filteredOn(summary -> summary.getSeries().equals("*"))
        .hasSize(3)
        .allSatisfy(
            whole -> {
              assertThat(whole.getCount()).isEqualTo(3);
              assertThat(whole.getErrors()).isEqualTo(1);
              assertThat(whole.getErrorKinds()).isEqualTo(Map.of("HTTP", 1L));
              assertThat(whole.getSources())
                  .singleElement()
                  .satisfies(range -> assertThat(range.getLast()).isGreaterThan(range.getFirst()));
              assertThat(whole.getSum()).isEqualTo(ofMillis(90).toNanos());
              assertThat(whole.getMin()).isEqualTo(ofMillis(10).toNanos());
              assertThat(whole.getMax()).isEqualTo(ofMillis(50).toNanos());
              assertThat((double) whole.getP50())
                  .isCloseTo(ofMillis(30).toNanos(), within(0.01 * ofMillis(30).toNanos()));
            });
  }

  @Test
  void keepsStatementsApartFromRequests() {
    pipeline.send(requests(0, ORDERS, NOW, ofMillis(10)));
    pipeline.send(query(0, "select ?", NOW, ofMillis(7), 3));
    pipeline.advance(ofSeconds(1));

    assertThat(tenSecondWindows(pipeline.latency(), "*"))
        .extracting(LatencySummary::getMeasure, LatencySummary::getCount, LatencySummary::getRows)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple(Measure.REQUESTS, 1L, 0L),
            org.assertj.core.groups.Tuple.tuple(Measure.QUERIES, 1L, 3L));
  }

  @Test
  void reportsAWindowOnlyWhenItChanged() {
    pipeline.send(requests(0, ORDERS, NOW, ofMillis(10)));
    pipeline.advance(ofSeconds(1));
    pipeline.latency();

    pipeline.advance(ofSeconds(1));

    assertThat(pipeline.latency()).isEmpty();
  }

  @Test
  void closesAndFinishesWindowsByTheWallClockWhenInputStops() {
    pipeline.send(requests(0, ORDERS, NOW, ofMillis(10)));
    for (int second = 0; second < 60; second++) {
      pipeline.advance(ofSeconds(1));
    }

    assertThat(tenSecondWindows(pipeline.latency(), ORDERS))
        .extracting(LatencySummary::getState)
        .containsExactly(WindowState.OPEN, WindowState.CLOSED, WindowState.FINAL);
  }

  @Test
  void countsLateEventsWithinTheGraceIn() {
    pipeline.send(requests(0, ORDERS, NOW, ofMillis(10)));
    pipeline.send(requests(1, ORDERS, NOW - 30_000, ofMillis(10)));
    pipeline.advance(ofSeconds(1));

    assertThat(tenSecondWindows(pipeline.latency(), ORDERS))
        .extracting(LatencySummary::getStart)
        .contains(NOW - 30_000);
  }

  @Test
  void countsLateEventsBeyondTheGraceAsLate() {
    pipeline.send(requests(0, ORDERS, NOW, ofMillis(10)));
    pipeline.send(requests(1, ORDERS, NOW - 50_000, ofMillis(10), ofMillis(20)));
    pipeline.advance(ofSeconds(1));

    ServiceTally tally = pipeline.stored(StoreNames.TALLIES, "shop\t" + Topics.REQUESTS.name());
    assertThat(tally.getLate()).isEqualTo(2);
    assertThat(tenSecondWindows(pipeline.latency(), ORDERS))
        .extracting(LatencySummary::getStart)
        .containsExactly(NOW);
  }

  @Test
  void leavesOutEventsFarAheadOfTheWallClock() {
    pipeline.send(requests(0, ORDERS, NOW + Duration.ofDays(400).toMillis(), ofMillis(10)));
    pipeline.send(requests(1, ORDERS, NOW, ofMillis(10)));
    pipeline.advance(ofSeconds(1));

    ServiceTally tally = pipeline.stored(StoreNames.TALLIES, "shop\t" + Topics.REQUESTS.name());
    assertThat(tally.getAhead()).isEqualTo(1);
    assertThat(tenSecondWindows(pipeline.latency(), ORDERS)).hasSize(1);
  }

  @Test
  void letsARepeatedBatchThroughOnceAndCountsLostOnes() {
    pipeline.send(requests(0, ORDERS, NOW, ofMillis(10)));
    pipeline.send(requests(0, ORDERS, NOW, ofMillis(10)));
    pipeline.send(requests(3, ORDERS, NOW, ofMillis(10)));
    pipeline.advance(ofSeconds(1));

    ServiceTally tally = pipeline.stored(StoreNames.TALLIES, "shop\t" + Topics.REQUESTS.name());
    assertThat(tally.getBatches()).isEqualTo(2);
    assertThat(tally.getRepeated()).isEqualTo(1);
    assertThat(tally.getLost()).isEqualTo(2);
    assertThat(tenSecondWindows(pipeline.latency(), ORDERS).get(0).getCount()).isEqualTo(2);
  }

  @Test
  void sendsPoisonToTheDeadLettersAndGoesOn() {
    byte[] poison = {9, 9, 9};
    pipeline.sendBytes(Topics.REQUESTS, poison);
    pipeline.send(requests(0, ORDERS, NOW, ofMillis(10)));
    pipeline.advance(ofSeconds(1));

    assertThat(pipeline.deadLetters())
        .singleElement()
        .satisfies(
            letter -> {
              assertThat(letter.value()).isEqualTo(poison);
              assertThat(letter.headers().lastHeader("__streams.errors.exception")).isNotNull();
            });
    assertThat(tenSecondWindows(pipeline.latency(), ORDERS)).hasSize(1);
  }

  @Test
  void sendsABatchThatContradictsItselfToTheDeadLettersWithTheReason() {
    RequestBatch malformed = requests(0, ORDERS, NOW, ofMillis(10));
    malformed.setClassIndex(List.of(7));
    pipeline.send(malformed);
    pipeline.send(requests(1, ORDERS, NOW, ofMillis(10)));
    pipeline.advance(ofSeconds(1));

    assertThat(pipeline.deadLetters())
        .singleElement()
        .satisfies(
            letter ->
                assertThat(
                        new String(
                            letter.headers().lastHeader("__streams.errors.message").value(),
                            java.nio.charset.StandardCharsets.UTF_8))
                    .contains("classIndex[0] is 7"));
    assertThat(tenSecondWindows(pipeline.latency(), ORDERS).get(0).getCount()).isEqualTo(1);
  }

  @Test
  void reportsRecordedWindowsOnceInTimeOrderWhenTheInputHasEnded(@TempDir Path elsewhere) {
    AtomicBoolean ended = new AtomicBoolean();
    long years = Instant.parse("2005-11-15T02:24:45Z").toEpochMilli();
    try (PipelineDriver recorded =
        new PipelineDriver(
            new TimeMode.Recorded(ended::get), Instant.ofEpochMilli(NOW), elsewhere)) {
      recorded.send(requests(0, ORDERS, years, ofMillis(10)));
      recorded.send(requests(1, ORDERS, years - Duration.ofDays(7).toMillis(), ofMillis(20)));
      recorded.advance(ofSeconds(5));
      assertThat(recorded.latency()).isEmpty();

      ended.set(true);
      recorded.advance(ofSeconds(1));

      List<LatencySummary> windows = tenSecondWindows(recorded.latency(), ORDERS);
      assertThat(windows).extracting(LatencySummary::getState).containsOnly(WindowState.FINAL);
      assertThat(windows)
          .extracting(LatencySummary::getMax)
          .containsExactly(ofMillis(20).toNanos(), ofMillis(10).toNanos());
    }
  }

  private static List<LatencySummary> tenSecondWindows(List<LatencySummary> all, String series) {
    return all.stream()
        .filter(summary -> summary.getResolution() == TEN_SECONDS)
        .filter(summary -> summary.getSeries().equals(series))
        .toList();
  }
}
