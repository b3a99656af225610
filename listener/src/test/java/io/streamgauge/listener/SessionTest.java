package io.streamgauge.listener;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamgauge.alert.Alert;
import io.streamgauge.alert.AlertState;
import io.streamgauge.schemas.AvroSerde;
import io.streamgauge.schemas.Topic;
import io.streamgauge.schemas.Topics;
import io.streamgauge.schemas.registry.RegistryUnavailableException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SessionTest {

  private static final TopicPartition ALERTS = new TopicPartition(Topics.ALERTS.name(), 0);
  private static final TopicPartition STATES = new TopicPartition(Topics.ALERT_STATES.name(), 0);
  private static final String REGISTRY = "mock://listener-session";
  private static final byte[] NO_ALERT = {0, 0, 0, 0, 99, 1};

  private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
  private final MockConsumer<byte[], byte[]> stateConsumer = new MockConsumer<>("none");
  private final Tallies tallies = new Tallies();
  private final Stop stop = new Stop();
  private final List<String> told = new ArrayList<>();
  private Session session;

  @BeforeEach
  void prepare() {
    for (MockConsumer<byte[], byte[]> each : List.of(consumer, stateConsumer)) {
      each.updatePartitions(Topics.ALERTS.name(), List.of(info(ALERTS)));
      each.updatePartitions(Topics.ALERT_STATES.name(), List.of(info(STATES)));
    }
    consumer.updateBeginningOffsets(Map.of(ALERTS, 0L));
    consumer.updateEndOffsets(Map.of(ALERTS, 7L));
    stateConsumer.updateBeginningOffsets(Map.of(STATES, 0L));
    stateConsumer.updateEndOffsets(Map.of(STATES, 0L));
  }

  @Test
  void beginsAtTheEndAndRemembersThat() {
    start(builder -> builder.group("pager").onFiring(this::tell));

    assertThat(committed()).isEqualTo(7);
    assertThat(told).isEmpty();
  }

  @Test
  void writesDownWhatHandlersAreDoneWith() {
    start(builder -> builder.group("pager").onFiring(this::tell).onResolved(this::tell));
    add(7, Alerts.firing(0));
    add(8, Alerts.resolved(1));

    session.step();

    assertThat(told).containsExactly("FIRING 0", "RESOLVED 1");
    assertThat(committed()).isEqualTo(9);
  }

  @Test
  void handsOverOnlyTheStatesThatAreAskedFor() {
    start(builder -> builder.group("pager").onResolved(this::tell));
    add(7, Alerts.firing(0));
    add(8, Alerts.resolved(1));

    session.step();

    assertThat(told).containsExactly("RESOLVED 1");
    assertThat(committed()).isEqualTo(9);
    assertThat(tallies.stats().unwanted()).isEqualTo(1);
  }

  @Test
  void doesNotRepeatWhatIsReadAgain() {
    start(builder -> builder.group("pager").onAlert(this::tell));
    add(7, Alerts.firing(0));
    add(8, Alerts.resolved(1));
    session.step();
    add(9, Alerts.firing(0));
    add(10, Alerts.resolved(1));
    add(11, Alerts.firing(2));

    session.step();

    assertThat(told).containsExactly("FIRING 0", "RESOLVED 1", "FIRING 2");
    assertThat(tallies.stats().repeated()).isEqualTo(2);
  }

  @Test
  void callsAHandlerAgainThatFails() {
    start(builder -> builder.group("pager").onFiring(this::failTheFirstTime));
    add(7, Alerts.firing(0));

    session.step();

    assertThat(told).containsExactly("failed", "FIRING 0");
    assertThat(tallies.stats().retries()).isEqualTo(1);
    assertThat(tallies.stats().failed()).isZero();
  }

  @Test
  void givesUpAndGoesOn() {
    start(
        builder ->
            builder
                .group("pager")
                .attempts(3)
                .onFiring(this::fail)
                .onResolved(this::tell)
                .onFailure((alert, failure) -> told.add("gave up: " + failure.getMessage())));
    add(7, Alerts.firing(0));
    add(8, Alerts.resolved(1));

    session.step();

    assertThat(told)
        .containsExactly("failed", "failed", "failed", "gave up: no route", "RESOLVED 1");
    assertThat(committed()).isEqualTo(9);
    assertThat(tallies.stats().failed()).isEqualTo(1);
  }

  @Test
  void writesNothingDownForAHandlerThatTheEndInterrupts() {
    start(
        builder ->
            builder
                .group("pager")
                .onFiring(
                    alert -> {
                      stop.request();
                      throw new IllegalStateException("not yet");
                    }));
    add(7, Alerts.firing(0));

    session.step();
    session.end();

    assertThat(committed()).isEqualTo(7);
  }

  @Test
  void leavesOutWhatIsNoAlert() {
    start(builder -> builder.group("pager").onFiring(this::tell));
    consumer.addRecord(new ConsumerRecord<>(ALERTS.topic(), 0, 7, new byte[] {1}, NO_ALERT));
    add(8, Alerts.firing(0));

    session.step();

    assertThat(told).containsExactly("FIRING 0");
    assertThat(tallies.stats().unreadable()).isEqualTo(1);
  }

  @Test
  void readsAgainWhatTheRegistryCouldNotBeAskedFor() {
    Registry registry = new Registry(REGISTRY);
    AlertListenerBuilder builder = builder().group("pager").onFiring(this::tell);
    session = session(builder, new Reading(registry, tallies));
    attach();
    add(7, Alerts.firing(0));
    add(8, Alerts.firing(1));
    registry.away = true;

    assertThatThrownBy(session::step).isInstanceOf(RegistryUnavailableException.class);
    assertThat(consumer.position(ALERTS)).isEqualTo(7);
    assertThat(committed()).isEqualTo(7);
  }

  @Test
  void beginsWithWhatIsPresentAndDoesNotRepeatIt() {
    addState(0, Alerts.firing(4));
    addState(1, Alerts.alert(AlertState.RESOLVED, 3).setId("over").build());
    stateConsumer.updateEndOffsets(Map.of(STATES, 2L));
    start(builder -> builder.group("cache").withPresent().onAlert(this::tell));
    assertThat(consumer.committed(Set.of(ALERTS))).isEmpty();

    add(7, Alerts.firing(4));
    add(8, Alerts.resolved(5));
    session.step();

    assertThat(told).containsExactly("FIRING 4", "RESOLVED 5");
    assertThat(committed()).isEqualTo(9);
  }

  @Test
  void goesOnWhereTheGroupWas() {
    consumer.schedulePollTask(
        () -> {
          consumer.rebalance(List.of(ALERTS));
          consumer.commitSync(Map.of(ALERTS, new OffsetAndMetadata(3)));
        });
    session = session(builder().group("cache").withPresent().onAlert(this::tell));

    session.step();
    add(3, Alerts.firing(0));
    session.step();

    assertThat(told).containsExactly("FIRING 0");
    assertThat(stateConsumer.closed()).isFalse();
  }

  @Test
  void listensToEverythingWithoutAGroup() {
    session = session(builder().onFiring(this::tell));
    session.step();
    add(7, Alerts.firing(0));

    session.step();

    assertThat(consumer.subscription()).isEmpty();
    assertThat(consumer.assignment()).containsExactly(ALERTS);
    assertThat(consumer.committed(Set.of(ALERTS))).isEmpty();
    assertThat(told).containsExactly("FIRING 0");
  }

  private void start(UnaryOperator<AlertListenerBuilder> how) {
    session = session(how.apply(builder()));
    attach();
  }

  private void attach() {
    consumer.schedulePollTask(() -> consumer.rebalance(List.of(ALERTS)));
    session.step();
  }

  private AlertListenerBuilder builder() {
    return AlertListener.builder()
        .schemaRegistryUrl(REGISTRY)
        .backOff(Duration.ofMillis(1))
        .consumers(properties -> stateConsumer);
  }

  private Session session(AlertListenerBuilder builder) {
    return builder.session(builder.settings(), consumer, stop, tallies);
  }

  private Session session(AlertListenerBuilder builder, Reading reading) {
    return builder.session(builder.settings(), consumer, reading, stop, tallies);
  }

  private void tell(Alert alert) {
    told.add(alert.getState() + " " + alert.getSequence());
  }

  private void fail(Alert alert) {
    told.add("failed");
    throw new IllegalStateException("no route");
  }

  private void failTheFirstTime(Alert alert) {
    if (told.isEmpty()) {
      fail(alert);
    }
    tell(alert);
  }

  private long committed() {
    return consumer.committed(Set.of(ALERTS)).get(ALERTS).offset();
  }

  private void add(long offset, Alert alert) {
    consumer.addRecord(record(Topics.ALERTS, offset, alert));
  }

  private void addState(long offset, Alert alert) {
    stateConsumer.schedulePollTask(
        () -> stateConsumer.addRecord(record(Topics.ALERT_STATES, offset, alert)));
  }

  private static ConsumerRecord<byte[], byte[]> record(
      Topic<Alert> topic, long offset, Alert alert) {
    byte[] key = alert.getId().getBytes(StandardCharsets.UTF_8);
    byte[] value =
        AvroSerde.of(topic, Map.of("schema.registry.url", REGISTRY))
            .serializer()
            .serialize(topic.name(), alert);
    return new ConsumerRecord<>(topic.name(), 0, offset, key, value);
  }

  private static PartitionInfo info(TopicPartition partition) {
    return new PartitionInfo(
        partition.topic(), partition.partition(), Node.noNode(), new Node[0], new Node[0]);
  }
}
