package io.streamgauge.bench.load;

import static java.util.Objects.requireNonNull;

import io.streamgauge.event.RequestBatch;
import io.streamgauge.schemas.AvroSerde;
import io.streamgauge.schemas.Topics;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Publishes batches of 200 by the clock, each event at the time at which it is published, until it
 * is closed. Contents repeat, so that making them costs next to nothing.
 */
public final class PacedLoad implements AutoCloseable {

  private static final int EVENTS_PER_BATCH = 200;
  private static final int CHUNKS = 200;
  private static final Duration PAUSE = Duration.ofMillis(2);

  private final double eventsPerSecond;
  private final Clock clock;
  private final RecordSink sink;
  private final Serializer<RequestBatch> serializer;
  private final List<RequestBatch> batches = new ArrayList<>();
  private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
  private final long start = System.nanoTime();
  private final Thread thread = new Thread(this::run, "paced-load");
  private volatile boolean stopped;
  private volatile long sent;

  private PacedLoad(
      double eventsPerSecond, String bootstrapServers, Map<String, ?> serdes, Clock clock) {
    this.eventsPerSecond = eventsPerSecond;
    this.clock = requireNonNull(clock, "clock");
    prepare(serdes);
    this.serializer = AvroSerde.of(Topics.REQUESTS, serdes).serializer();
    this.sink = new RecordSink(bootstrapServers, Topics.REQUESTS.name());
  }

  /**
   * Starts to publish.
   *
   * @param eventsPerSecond above 0
   * @param serdes configuration of the serializers
   */
  public static PacedLoad start(
      double eventsPerSecond, String bootstrapServers, Map<String, ?> serdes, Clock clock) {
    if (!(eventsPerSecond > 0)) {
      throw new IllegalArgumentException(
          "events per second is " + eventsPerSecond + ", allowed is above 0");
    }
    PacedLoad load = new PacedLoad(eventsPerSecond, bootstrapServers, serdes, clock);
    load.thread.start();
    return load;
  }

  /** Each load is another life of the same instances, with sequence numbers from 0 on. */
  private void prepare(Map<String, ?> serdes) {
    EventShape shape = EventShape.TYPICAL;
    EventStream stream =
        new EventStream(shape, (long) CHUNKS * Chunk.EVENTS, 0, Duration.ofMillis(1));
    BatchWriter writer = new BatchWriter(shape, EVENTS_PER_BATCH, serdes);
    Map<String, String> producers = new HashMap<>();
    Chunk chunk = new Chunk();
    for (int index = 0; index < CHUNKS; index++) {
      stream.fill(index, chunk);
      for (RequestBatch batch : writer.batches(chunk)) {
        String instance = batch.getSource().getInstance();
        batch.setProducerId(
            producers.computeIfAbsent(instance, key -> UUID.randomUUID().toString()));
        batches.add(batch);
      }
    }
  }

  private void run() {
    Map<String, Long> sequences = new HashMap<>();
    try {
      while (!stopped) {
        long due = (long) (eventsPerSecond * (System.nanoTime() - start) / 1e9);
        while (!stopped && sent + EVENTS_PER_BATCH <= due) {
          send(batches.get((int) (sent / EVENTS_PER_BATCH % batches.size())), sequences);
          sent += EVENTS_PER_BATCH;
        }
        LockSupport.parkNanos(PAUSE.toNanos());
      }
    } catch (RuntimeException e) {
      failure.set(e);
    }
  }

  private void send(RequestBatch batch, Map<String, Long> sequences) {
    String instance = batch.getSource().getInstance();
    long now = clock.millis();
    batch.setBaseTime(now);
    batch.setSequence(sequences.merge(instance, 1L, Long::sum) - 1);
    sink.send(instance, serializer.serialize(Topics.REQUESTS.name(), batch), now);
  }

  /** Events published so far. */
  public long events() {
    return sent;
  }

  /**
   * Stops and waits until all has arrived.
   *
   * @throws IllegalStateException if publishing failed
   */
  @Override
  public void close() {
    stopped = true;
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    sink.close();
    if (failure.get() != null) {
      throw new IllegalStateException("the load broke off", failure.get());
    }
  }
}
