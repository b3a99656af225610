package io.streamgauge.collectors;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgauge.event.Outcome;
import io.streamgauge.event.RequestBatch;
import io.streamgauge.event.RequestKind;
import io.streamgauge.event.Source;
import io.streamgauge.schemas.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Test;

class ChannelTest {

  private static final int CAPACITY = 64;
  private static final int MOST = 10;

  private final MockProducer<String, SpecificRecord> producer =
      new MockProducer<>(false, null, new StringSerializer(), Producers.inMemory());
  private final Uplink uplink = new Uplink(() -> producer);
  private final EventBuffer buffer = new EventBuffer(CAPACITY, 3, WhenFull.DROP, () -> {});
  private final Names names = new Names(100);
  private final Channel<RequestBatch> channel =
      new Channel<>(
          Topics.REQUESTS,
          new Source("shop", "shop-1", null, null, Map.of()),
          "id",
          7_000,
          new RequestIntake(buffer, names, MOST),
          Duration.ZERO,
          () -> {});

  @Test
  void sendsNothingBeforeItIsDue() {
    record(1);
    channel.advance(uplink);

    assertThat(sent()).isEmpty();
  }

  @Test
  void sendsOneBatchAtATimeUntilAllIsOut() {
    record(25);
    channel.due();
    channel.advance(uplink);
    channel.advance(uplink);
    assertThat(sent()).hasSize(1);

    acknowledge();
    acknowledge();
    acknowledge();

    assertThat(sent()).extracting(RequestBatch::getSequence).containsExactly(0L, 1L, 2L);
    assertThat(sent()).extracting(b -> b.getDuration().size()).containsExactly(10, 10, 5);
    assertThat(channel.published()).isEqualTo(25);
  }

  @Test
  void sendsABatchOfUnknownFateAgainUnderItsNumber() {
    record(1);
    channel.due();
    channel.advance(uplink);
    record(1);
    channel.due();

    fail(new TimeoutException("no answer"));
    acknowledge();
    acknowledge();

    assertThat(sent()).extracting(RequestBatch::getSequence).containsExactly(0L, 0L, 1L);
    assertThat(sent().get(1)).isEqualTo(sent().get(0));
    assertThat(channel.dropped()).isZero();
    assertThat(channel.published()).isEqualTo(2);
  }

  @Test
  void countsABatchThatKafkaRefusesInTheNextOne() {
    record(3);
    channel.due();
    channel.advance(uplink);

    fail(new RecordTooLargeException("too large"));
    assertThat(channel.dropped()).isEqualTo(3);
    record(1);
    channel.due();
    channel.advance(uplink);
    acknowledge();

    RequestBatch next = sent().get(1);
    assertThat(next.getSequence()).isZero();
    assertThat(next.getDropped()).isEqualTo(3);
    assertThat(next.getDuration()).hasSize(1);
  }

  @Test
  void tellsOfDropsEvenWhereNothingElseIsToBeTold() {
    record(3);
    channel.due();
    channel.advance(uplink);
    fail(new RecordTooLargeException("too large"));

    channel.due();
    channel.advance(uplink);
    acknowledge();
    channel.due();
    channel.advance(uplink);

    assertThat(sent()).hasSize(2);
    assertThat(sent().get(1).getDropped()).isEqualTo(3);
    assertThat(sent().get(1).getDuration()).isEmpty();
    assertThat(producer.history().get(1).timestamp()).isEqualTo(7_000);
  }

  @Test
  void reportsDropsOnceAndUntilTheyAreDelivered() {
    record(CAPACITY + 5);
    channel.due();
    channel.advance(uplink);
    record(20);

    fail(new TimeoutException("no answer"));
    while (channel.published() < CAPACITY + MOST) {
      acknowledge();
      channel.due();
      channel.advance(uplink);
    }

    assertThat(sent()).extracting(RequestBatch::getDropped).startsWith(5L, 5L, 10L, 0L);
    assertThat(channel.dropped()).isEqualTo(15);
    assertThat(channel.recorded()).isEqualTo(CAPACITY + 25);
  }

  @Test
  void isFlushedWhenAllThatWaitedHasBeenAcknowledged() {
    record(MOST + 1);
    BooleanSupplier flushed = channel.flushed();
    channel.advance(uplink);
    assertThat(flushed.getAsBoolean()).isFalse();

    acknowledge();
    assertThat(flushed.getAsBoolean()).isFalse();
    record(1);
    acknowledge();

    assertThat(flushed.getAsBoolean()).isTrue();
  }

  @Test
  void beginsAnotherBatchWhereTimesLieTooFarApart() {
    long month = Duration.ofDays(30).toMillis();
    recordAt(0);
    recordAt(month);
    recordAt(month + 1);

    channel.due();
    channel.advance(uplink);
    acknowledge();
    acknowledge();

    assertThat(sent()).extracting(b -> b.getTimeOffset().size()).containsExactly(1, 2);
    assertThat(sent()).extracting(RequestBatch::getBaseTime).containsExactly(0L, month);
  }

  @Test
  void beginsAnotherBatchWhereTheTextGetsTooLong() {
    for (int i = 0; i < 60; i++) {
      int name = names.number(i + "x".repeat(Names.LONGEST));
      record(name, 1);
    }
    RequestIntake all = new RequestIntake(buffer, names, 1_000);
    Heading heading = new Heading(new Source("s", "i", null, null, Map.of()), "id", 0, 0, 0);

    assertThat(all.next(heading)).map(Batch::events).contains(50);
    assertThat(all.next(heading)).map(Batch::events).contains(10);
  }

  @Test
  void countsWhatIsLeftAtTheEndAsDropped() {
    record(15);
    channel.due();
    channel.advance(uplink);

    channel.abandon();

    assertThat(channel.dropped()).isEqualTo(15);
    assertThat(channel.recorded()).isEqualTo(15);
  }

  private void record(int events) {
    for (int i = 0; i < events; i++) {
      recordAt(1_000 + i);
    }
  }

  private void recordAt(long time) {
    record(names.number("op"), time);
  }

  private void record(int name, long time) {
    buffer.put(
        RequestIntake.key(name, RequestKind.HTTP, 200, Outcome.SUCCESS), time, 5, 0, 0, null);
  }

  private void acknowledge() {
    producer.completeNext();
    channel.advance(uplink);
  }

  private void fail(RuntimeException reason) {
    producer.errorNext(reason);
    channel.advance(uplink);
  }

  private List<RequestBatch> sent() {
    return producer.history().stream().map(sent -> (RequestBatch) sent.value()).toList();
  }
}
