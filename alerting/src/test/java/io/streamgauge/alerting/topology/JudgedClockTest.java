package io.streamgauge.alerting.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgauge.alerting.rules.Subject;
import io.streamgauge.metric.Progress;
import io.streamgauge.schemas.Topics;
import io.streamgauge.service.kafka.GroupOffsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

class JudgedClockTest {

  private static final long NOW = 1_700_000_000_000L;
  private static final TopicPartition LATENCY = new TopicPartition(Topics.LATENCY.name(), 0);

  private final JudgedClock clock = new JudgedClock();
  private final List<Progress> told = new ArrayList<>();
  private final Map<TopicPartition, Long> consumed = new HashMap<>();
  private final Map<TopicPartition, Long> ends = new HashMap<>();

  JudgedClockTest() {
    clock.inputs().forEach(topic -> ends.put(new TopicPartition(topic, 0), 0L));
  }

  @Test
  void isWhereTheSlowestPartOfASubjectIs() {
    tell("latency", 0, 2, NOW);
    tell("latency", 1, 2, NOW - 5_000);
    tell("latency-overflow", 0, 1, NOW);
    tell("cache-ratios", 0, 1, NOW + 1_000);

    advance();

    assertThat(clock.now(Subject.REQUESTS)).hasValue(NOW - 5_000);
    assertThat(clock.now(Subject.QUERIES)).hasValue(NOW - 5_000);
    assertThat(clock.now(Subject.CACHES)).hasValue(NOW + 1_000);
  }

  @Test
  void isUnknownWhileAPartHasToldNothing() {
    advance();
    assertThat(clock.now(Subject.REQUESTS)).isEmpty();

    tell("latency", 0, 2, NOW);
    tell("latency-overflow", 0, 1, NOW);
    advance();

    assertThat(clock.now(Subject.REQUESTS)).isEmpty();
    assertThat(clock.now(Subject.MEMORY)).isEmpty();
  }

  @Test
  void leavesOutPartsThatThereAreNoMore() {
    tell("cache-ratios", 0, 2, NOW - 60_000);
    tell("cache-ratios", 1, 2, NOW - 60_000);
    tell("cache-ratios", 0, 1, NOW);

    advance();

    assertThat(clock.now(Subject.CACHES)).hasValue(NOW);
  }

  @Test
  void standsStillUntilWhatWasReportedIsJudged() {
    tell("latency", 0, 1, NOW);
    tell("latency-overflow", 0, 1, NOW);
    ends.put(LATENCY, 8L);
    consumed.put(LATENCY, 7L);
    advance();
    assertThat(clock.now(Subject.REQUESTS)).isEmpty();

    consumed.put(LATENCY, 8L);
    ends.put(LATENCY, 20L);
    advance();

    assertThat(clock.now(Subject.REQUESTS)).hasValue(NOW);
  }

  @Test
  void knowsHowFarVariantsAreReportedApartFromAllTheRest() {
    tell("latency", 0, 1, NOW + 5_000);
    tell("latency-overflow", 0, 1, NOW + 5_000);
    advance();
    assertThat(clock.ofVariants()).isEmpty();

    tell("latency-variants", 0, 1, NOW);
    advance();

    assertThat(clock.ofVariants()).hasValue(NOW);
    assertThat(clock.now(Subject.REQUESTS)).hasValue(NOW + 5_000);
  }

  private void advance() {
    clock.advance(told, new GroupOffsets(consumed, ends));
  }

  /** As the compacted topic keeps it. */
  private void tell(String stage, int partition, int partitions, long time) {
    told.removeIf(each -> each.getStage().equals(stage) && each.getPartition() == partition);
    told.add(new Progress(stage, "topic", partition, partitions, time, time, List.of()));
  }
}
