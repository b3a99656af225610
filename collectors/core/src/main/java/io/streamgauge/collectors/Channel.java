package io.streamgauge.collectors;

import io.streamgauge.event.Source;
import io.streamgauge.schemas.Topic;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.errors.InvalidTimestampException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way of one topic's batches, one after the other: the next one is put together only when the
 * one before has been acknowledged, so that numbers arrive in order whatever fails. A batch whose
 * fate is unknown is sent again under its number; one that Kafka will never take is counted in
 * {@code dropped} of the next one, which gets its number. For the publisher's thread, except for
 * the counts.
 */
final class Channel<B extends SpecificRecord> {

  private static final Logger log = LoggerFactory.getLogger(Collector.class);

  private final Topic<B> topic;
  private final Source source;
  private final String producerId;
  private final Intake<B> intake;
  private final Duration rest;
  private final Runnable wakeUp;

  private BooleanSupplier enough;
  private Batch<B> batch;
  private Attempt attempt;
  private long sequence;
  private long droppedInBatch;
  private long droppedReported;
  private long lastTime;
  private long made;
  private long settled;
  private boolean failing;
  private long restsUntil;
  private volatile long lost;
  private volatile long published;

  /**
   * @param started epoch milliseconds, time of batches without any event before them
   * @param rest how long to wait after a failure
   * @param wakeUp called when an attempt has ended
   */
  Channel(
      Topic<B> topic,
      Source source,
      String producerId,
      long started,
      Intake<B> intake,
      Duration rest,
      Runnable wakeUp) {
    this.topic = topic;
    this.source = source;
    this.producerId = producerId;
    this.lastTime = started;
    this.intake = intake;
    this.rest = rest;
    this.wakeUp = wakeUp;
  }

  /** From now on all that waits at this moment is to be sent. */
  void due() {
    enough = intake.emptied();
  }

  /** Goes as far as it can without waiting. */
  void advance(Uplink uplink) {
    if (attempt != null && attempt.isDone()) {
      settle(uplink);
    }
    if (attempt == null && (!failing || System.nanoTime() - restsUntil >= 0)) {
      prepare();
      send(uplink);
    }
  }

  private void settle(Uplink uplink) {
    Exception failure = attempt.failure().orElse(null);
    attempt = null;
    if (failure == null) {
      delivered();
    } else if (isRefusedForGood(failure)) {
      log.warn("Kafka refuses a batch of {} events for {}", batch.events(), topic, failure);
      lose();
    } else {
      failed(failure);
      uplink.failed(failure);
    }
  }

  private void delivered() {
    if (failing) {
      failing = false;
      log.info("Publishing to {} works again", topic);
    }
    published = published + batch.events();
    droppedReported += droppedInBatch;
    lastTime = batch.newest();
    sequence++;
    batch = null;
    settled++;
  }

  /** Whether the broker or the producer has certainly not written the batch and never will. */
  private static boolean isRefusedForGood(Exception failure) {
    return failure instanceof RecordTooLargeException
        || failure instanceof RecordBatchTooLargeException
        || failure instanceof InvalidTimestampException;
  }

  /** Each topic rests by itself, so that one that is missing does not hold up the others. */
  private void failed(Exception reason) {
    if (!failing) {
      failing = true;
      log.warn("Cannot publish to {}, will go on trying: {}", topic, describe(reason));
    }
    restsUntil = System.nanoTime() + rest.toNanos();
  }

  private static String describe(Throwable reason) {
    Throwable cause = reason.getCause();
    return cause == null || cause == reason ? reason.toString() : reason + ": " + describe(cause);
  }

  private void lose() {
    lost = lost + batch.events();
    batch = null;
    settled++;
  }

  private void prepare() {
    if (batch == null && enough != null) {
      droppedInBatch = intake.refused() + lost - droppedReported;
      batch =
          intake
              .next(new Heading(source, producerId, sequence, droppedInBatch, lastTime))
              .orElse(null);
      if (batch != null) {
        made++;
      }
      if (enough.getAsBoolean()) {
        enough = null;
      }
    }
  }

  private void send(Uplink uplink) {
    if (batch != null) {
      attempt = new Attempt(wakeUp);
      uplink.send(
          new ProducerRecord<>(
              topic.name(), null, batch.newest(), source.getInstance(), batch.value()),
          attempt);
    }
  }

  /** A question that turns true once all that waits now has been delivered or given up. */
  BooleanSupplier flushed() {
    due();
    BooleanSupplier emptied = intake.emptied();
    long[] upTo = {-1};
    return () -> {
      if (upTo[0] < 0 && emptied.getAsBoolean()) {
        upTo[0] = made;
      }
      return upTo[0] >= 0 && settled >= upTo[0];
    };
  }

  /** Whether no batch is on its way. */
  boolean isIdle() {
    return batch == null;
  }

  /** Gives up all that has not been delivered. At the publisher's end. */
  void abandon() {
    if (batch != null) {
      lose();
    }
    intake.close();
  }

  /** Valid events ever offered. Any thread. */
  long recorded() {
    return intake.offered();
  }

  /** Events dropped, for lack of room or because they could not be delivered. Any thread. */
  long dropped() {
    return intake.refused() + lost;
  }

  /** Events delivered. Any thread. */
  long published() {
    return published;
  }
}
