package io.streamgauge.streams.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.streams.TaskMetadata;
import org.apache.kafka.streams.processor.TaskId;
import org.junit.jupiter.api.Test;

class PipelineLagTest {

  private static final long NOW = 1_700_000_000_000L;

  @Test
  void addsUpWhatWaits() {
    assertThat(records(task("requests", 100, 40), task("requests", 10, 10))).isEqualTo(60);
  }

  @Test
  void takesWhatWasNeverCommittedForWaiting() {
    assertThat(records(task("requests", 100, -1))).isEqualTo(100);
  }

  @Test
  void waitsForNothingWhereTheEndIsNotKnown() {
    assertThat(records(task("requests", -1, -1))).isZero();
  }

  @Test
  void leavesTheMarkerOfATransactionOut() {
    assertThat(records(task("deltas-repartition", 41, 40))).isZero();
    assertThat(records(task("deltas-repartition", 42, 40))).isEqualTo(1);
  }

  @Test
  void isNotBehindWhileWhatWaitsIsTakenInSoon() {
    assertThat(new PipelineLag(500, OptionalDouble.of(0.3)).isBehind()).isFalse();
  }

  @Test
  void isNotBehindWhenNothingWaitsHoweverOldItWas() {
    assertThat(new PipelineLag(0, OptionalDouble.of(600)).isBehind()).isFalse();
  }

  @Test
  void isBehindWhenSomethingWaitsAndNothingIsTakenIn() {
    PipelineLag stuck = new PipelineLag(1, OptionalDouble.empty());

    assertThat(stuck.isBehind()).isTrue();
    assertThat(stuck.isBehind(NOW - 1_000_000, NOW)).isTrue();
  }

  @Test
  void isBehindForWhatIsYoungerThanWhatIsTakenIn() {
    PipelineLag lag = new PipelineLag(500, OptionalDouble.of(60));

    assertThat(lag.isBehind(NOW, NOW)).isTrue();
    assertThat(lag.isBehind(NOW - 61_000, NOW)).isFalse();
  }

  private static long records(TaskMetadata... tasks) {
    return PipelineLag.of(
            List.of(tasks), topic -> topic.endsWith("-repartition"), OptionalDouble.empty())
        .records();
  }

  private static TaskMetadata task(String topic, long end, long committed) {
    TopicPartition partition = new TopicPartition(topic, 0);
    return new TaskMetadata() {
      @Override
      public TaskId taskId() {
        return new TaskId(0, 0);
      }

      @Override
      public Set<TopicPartition> topicPartitions() {
        return Set.of(partition);
      }

      @Override
      public Map<TopicPartition, Long> committedOffsets() {
        return Map.of(partition, committed);
      }

      @Override
      public Map<TopicPartition, Long> endOffsets() {
        return Map.of(partition, end);
      }

      @Override
      public Optional<Long> timeCurrentIdlingStarted() {
        return Optional.empty();
      }
    };
  }
}
