package io.streamgauge.alerting.notify;

import static io.streamgauge.alerting.notify.NotifiedAlerts.alert;
import static org.assertj.core.api.Assertions.assertThat;

import io.streamgauge.alert.Alert;
import io.streamgauge.alert.AlertState;
import io.streamgauge.alerting.notify.plan.Source;
import io.streamgauge.schemas.Topics;
import io.streamgauge.schemas.registry.RegistryUnavailableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class AlertIntakeTest {

  private static final TopicPartition FIRST = new TopicPartition(Topics.ALERTS.name(), 0);
  private static final TopicPartition SECOND = new TopicPartition(Topics.ALERTS.name(), 1);
  private static final byte[] GOOD = {1};
  private static final byte[] BAD = {2};

  private final MockConsumer<String, byte[]> kafka = new MockConsumer<>("earliest");
  private final List<Boolean> turns = new ArrayList<>();
  private final List<Source> taken = new ArrayList<>();
  private boolean registryAnswers = true;
  private final AlertIntake intake = new AlertIntake(kafka, this::read, turns::add);

  private Alert read(String topic, byte[] value) {
    if (!registryAnswers) {
      throw new RegistryUnavailableException("down", null);
    }
    if (value[0] == BAD[0]) {
      throw new SerializationException("no alert");
    }
    return alert("GET /", AlertState.FIRING, 1);
  }

  @Test
  void beginsAtTheEndAsANewGroup() throws Exception {
    assign(Map.of(FIRST, 5L, SECOND, 7L));
    poll();
    intake.commit(Map.of());

    assertThat(turns).containsExactly(true);
    assertThat(committed()).isEqualTo(Map.of(FIRST, 5L, SECOND, 7L));
  }

  @Test
  void goesOnWhereTheGroupWasAndReadsANewPartitionFromItsStart() throws Exception {
    kafka.commitSync(Map.of(FIRST, new OffsetAndMetadata(3)));
    assign(Map.of(FIRST, 5L, SECOND, 7L));
    publish(FIRST, 2, GOOD);
    publish(FIRST, 3, GOOD);
    publish(SECOND, 0, GOOD);
    poll();

    assertThat(taken).containsExactlyInAnyOrder(new Source(0, 3, true), new Source(1, 0, true));
  }

  @Test
  void saysWhatAnotherMemberMayHaveReadBefore() throws Exception {
    kafka.commitSync(Map.of(FIRST, new OffsetAndMetadata(3)));
    assign(Map.of(FIRST, 4L));
    publish(FIRST, 3, GOOD);
    publish(FIRST, 4, GOOD);
    poll();

    assertThat(taken).containsExactly(new Source(0, 3, true), new Source(0, 4, false));
  }

  @Test
  void commitsNothingThatIsStillNeeded() throws Exception {
    kafka.commitSync(Map.of(FIRST, new OffsetAndMetadata(0), SECOND, new OffsetAndMetadata(0)));
    assign(Map.of(FIRST, 2L, SECOND, 1L));
    publish(FIRST, 0, GOOD);
    publish(FIRST, 1, GOOD);
    publish(SECOND, 0, GOOD);
    poll();
    intake.commit(Map.of(0, 1L));

    assertThat(committed()).isEqualTo(Map.of(FIRST, 1L, SECOND, 1L));
  }

  @Test
  void leavesOutWhatIsNoAlert() throws Exception {
    kafka.commitSync(Map.of(FIRST, new OffsetAndMetadata(0)));
    assign(Map.of(FIRST, 2L));
    publish(FIRST, 0, BAD);
    publish(FIRST, 1, GOOD);
    poll();

    assertThat(taken).containsExactly(new Source(0, 1, true));
  }

  @Test
  void readsAgainWhatItCouldNotForWantOfTheRegistry() throws Exception {
    kafka.commitSync(Map.of(FIRST, new OffsetAndMetadata(0)));
    assign(Map.of(FIRST, 1L));
    publish(FIRST, 0, GOOD);
    registryAnswers = false;
    poll();
    assertThat(taken).isEmpty();
    assertThat(kafka.position(FIRST)).isZero();

    registryAnswers = true;
    publish(FIRST, 0, GOOD);
    poll();
    assertThat(taken).containsExactly(new Source(0, 0, true));
  }

  @Test
  void holdsBackWithoutLeavingTheGroup() throws Exception {
    assign(Map.of(FIRST, 0L));
    intake.hold(true);
    assertThat(kafka.paused()).containsExactly(FIRST);
    poll();
    assertThat(intake.reads()).isTrue();

    intake.hold(false);
    assertThat(kafka.paused()).isEmpty();
  }

  @Test
  void knowsThatAnotherMemberReads() {
    assign(Map.of(FIRST, 0L));
    kafka.rebalance(List.of());

    assertThat(turns).startsWith(true).endsWith(false);
    assertThat(intake.reads()).isFalse();
  }

  private void assign(Map<TopicPartition, Long> ends) {
    Map<TopicPartition, Long> beginnings = new HashMap<>();
    ends.keySet().forEach(at -> beginnings.put(at, 0L));
    kafka.updateBeginningOffsets(beginnings);
    kafka.updateEndOffsets(ends);
    kafka.rebalance(ends.keySet());
  }

  private void publish(TopicPartition at, long offset, byte[] value) {
    kafka.addRecord(new ConsumerRecord<>(at.topic(), at.partition(), offset, "key", value));
  }

  private void poll() throws InterruptedException {
    intake.poll(Duration.ZERO, (alert, source) -> taken.add(source));
  }

  private Map<TopicPartition, Long> committed() {
    Map<TopicPartition, Long> offsets = new HashMap<>();
    kafka
        .committed(kafka.assignment())
        .forEach((at, committed) -> offsets.put(at, committed.offset()));
    return offsets;
  }
}
