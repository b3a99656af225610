package io.streamgauge.streams.progress;

import static io.streamgauge.streams.progress.LiveClock.ON_THE_WAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.streamgauge.service.kafka.GroupOffsets;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class LiveClockTest {

  private static final long NOW = 1_700_000_000_000L;
  private static final int PARTITIONS = 2;

  private final LiveClock clock = new LiveClock("app");
  private final Map<TopicPartition, Long> consumed = new HashMap<>();
  private final Map<TopicPartition, Long> ends = new HashMap<>();

  LiveClockTest() {
    for (String topic : clock.inputs()) {
      for (int partition = 0; partition < PARTITIONS; partition++) {
        ends.put(new TopicPartition(topic, partition), 0L);
      }
    }
  }

  @Test
  void goesOnWithTheWallClockWhereEverybodyIsSilent() {
    advance(NOW);
    assertPassed(NOW, Stage.ALL.toArray(Stage[]::new));

    advance(NOW + 500);
    assertPassed(NOW + 500, Stage.ALL.toArray(Stage[]::new));
  }

  @Test
  void standsStillForWhatDependsOnThatWhichLags() {
    advance(NOW);
    end(Stage.REQUESTS, 1, 10);
    consumed(Stage.REQUESTS, 1, 9);

    advance(NOW + 1_000);
    advance(NOW + 9_000);

    assertThat(clock.passed(Stage.REQUESTS, 1)).hasValue(NOW - ON_THE_WAY.toMillis());
    assertThat(clock.passed(Stage.REQUESTS, 0)).hasValue(NOW + 9_000 - ON_THE_WAY.toMillis());
    assertPassed(NOW, Stage.LATENCY, Stage.LATENCY_OVERFLOW);
    assertPassed(NOW + 9_000, Stage.CACHE_RATIOS, Stage.MEMORY_TRENDS);
  }

  @Test
  void waitsForWhatAStageHasHandedOn() {
    end(Stage.REQUESTS, 0, 10);
    advance(NOW);
    consumed(Stage.REQUESTS, 0, 10);
    end(Stage.LATENCY, 1, 7); // committed together with the offsets of requests
    advance(NOW + 500);
    assertThat(clock.passed(Stage.LATENCY, 1)).isEmpty();
    assertThat(clock.passed(Stage.LATENCY_OVERFLOW, 0)).isEmpty();

    consumed(Stage.LATENCY, 1, 7);
    end(Stage.REQUESTS, 0, 30); // what comes later is not waited for
    advance(NOW + 1_000);

    assertPassed(NOW + 500, Stage.LATENCY, Stage.LATENCY_OVERFLOW);
  }

  @Test
  void knowsHowManyPartsAStageHas() {
    assertThat(clock.partitions(Stage.LATENCY)).isZero();

    advance(NOW);

    assertThat(clock.partitions(Stage.LATENCY)).isEqualTo(PARTITIONS);
    assertThat(clock.passed(Stage.LATENCY, PARTITIONS)).isEmpty();
  }

  private void advance(long asked) {
    clock.advance(asked, new GroupOffsets(consumed, ends));
  }

  private void end(Stage stage, int partition, long offset) {
    ends.put(new TopicPartition(stage.input("app"), partition), offset);
  }

  private void consumed(Stage stage, int partition, long offset) {
    consumed.put(new TopicPartition(stage.input("app"), partition), offset);
  }

  private void assertPassed(long asked, Stage... stages) {
    for (Stage stage : stages) {
      for (int partition = 0; partition < PARTITIONS; partition++) {
        assertThat(clock.passed(stage, partition))
            .as("%s/%d", stage.label(), partition)
            .hasValue(asked - ON_THE_WAY.toMillis());
      }
    }
  }
}
