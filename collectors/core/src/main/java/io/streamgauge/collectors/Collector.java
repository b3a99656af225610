package io.streamgauge.collectors;

import io.streamgauge.event.Collection;
import io.streamgauge.event.GaugeReading;
import io.streamgauge.event.MemorySample;
import io.streamgauge.schemas.Topic;
import io.streamgauge.schemas.Topics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.Producer;

/**
 * Publishes what a service does. Recording never blocks and never throws; events wait in bounded
 * buffers and are published in the background, at least once, numbered so that loss and repetition
 * show. While Kafka or the registry cannot be reached, events wait as long as there is room, and
 * are then dropped and counted. Safe for use by many threads; one collector per process is enough.
 */
public final class Collector implements AutoCloseable {

  private static final Duration REST_AFTER_FAILURE = Duration.ofSeconds(1);
  private static final int SAMPLE_CAPACITY = 10_000;
  private static final int MOST_SAMPLES_PER_BATCH = 500;

  private final CollectorSettings settings;
  private final Rejections rejections = new Rejections();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final String producerId = UUID.randomUUID().toString();
  private final long started;

  private final EventBuffer requestBuffer;
  private final EventBuffer queryBuffer;
  private final SampleQueue<CacheIntake.Reading> cacheReadings;
  private final SampleQueue<MemorySample> memorySamples;
  private final SampleQueue<Collection> collections;
  private final SampleQueue<GaugeReading> gaugeReadings;
  private final Names operations;
  private final Names statements;
  private final List<Channel<?>> channels;

  private final Requests requests;
  private final Queries queries;
  private final Caches caches;
  private final Memory memory;
  private final Gauges gauges;
  private final Publisher publisher;

  Collector(
      CollectorSettings settings,
      InstantSource clock,
      Supplier<Producer<String, SpecificRecord>> producers) {
    this.settings = settings;
    this.started = clock.millis();
    this.requestBuffer = buffer(3);
    this.queryBuffer = buffer(5);
    this.cacheReadings = queue();
    this.memorySamples = queue();
    this.collections = queue();
    this.gaugeReadings = queue();
    this.operations = new Names(settings.mostNames());
    this.statements = new Names(settings.mostNames());
    this.channels = channels(settings.mostEventsPerBatch());
    this.requests = new Requests(requestBuffer, operations, clock, rejections);
    this.queries = new Queries(queryBuffer, statements, clock, rejections);
    this.caches = new Caches(cacheReadings, rejections, started);
    this.memory = new Memory(memorySamples, collections, rejections);
    this.gauges = new Gauges(gaugeReadings, clock, rejections);
    this.publisher = publisher(clock, producers);
  }

  /** Begins the description of a collector. */
  public static CollectorBuilder builder() {
    return new CollectorBuilder();
  }

  private EventBuffer buffer(int width) {
    int capacity = Integer.highestOneBit(settings.bufferCapacity() - 1) << 1;
    return new EventBuffer(capacity, width, settings.whenFull(), this::hurry);
  }

  private <T> SampleQueue<T> queue() {
    return new SampleQueue<>(SAMPLE_CAPACITY, settings.whenFull(), this::hurry);
  }

  private List<Channel<?>> channels(int most) {
    int samples = Math.min(most, MOST_SAMPLES_PER_BATCH);
    return List.of(
        channel(Topics.REQUESTS, new RequestIntake(requestBuffer, operations, most)),
        channel(Topics.QUERIES, new QueryIntake(queryBuffer, statements, most)),
        channel(Topics.CACHES, new CacheIntake(cacheReadings, samples)),
        channel(Topics.MEMORY, new MemoryIntake(memorySamples, collections, samples)),
        channel(Topics.GAUGES, new GaugeIntake(gaugeReadings, samples)));
  }

  private <B extends SpecificRecord> Channel<B> channel(Topic<B> topic, Intake<B> intake) {
    return new Channel<>(
        topic, settings.source(), producerId, started, intake, REST_AFTER_FAILURE, this::wakeUp);
  }

  private Publisher publisher(
      InstantSource clock, Supplier<Producer<String, SpecificRecord>> producers) {
    Sampler sampler =
        new Sampler(
            List.of(
                new Sampler.Task(caches::read, settings.cacheInterval()),
                new Sampler.Task(gauges::read, settings.gaugeInterval()),
                new Sampler.Task(memory::read, settings.memoryInterval())),
            memory,
            clock);
    Uplink uplink = new Uplink(producers);
    String name = "streamgauge-collector-" + settings.source().getService();
    return new Publisher(channels, sampler, uplink, settings.publishInterval(), name);
  }

  private void hurry() {
    publisher.hurry();
  }

  private void wakeUp() {
    publisher.wakeUp();
  }

  void start() {
    publisher.start();
  }

  /** Where requests are recorded. */
  public Requests requests() {
    return requests;
  }

  /** Where database statements are recorded. */
  public Queries queries() {
    return queries;
  }

  /** Where caches are registered. */
  public Caches caches() {
    return caches;
  }

  /** Where the sources of memory readings are registered. */
  public Memory memory() {
    return memory;
  }

  /** Where readings of gauges are recorded, and gauges registered. */
  public Gauges gauges() {
    return gauges;
  }

  /** What has happened so far. */
  public CollectorStats stats() {
    return new CollectorStats(
        channels.stream().mapToLong(Channel::recorded).sum(),
        channels.stream().mapToLong(Channel::published).sum(),
        channels.stream().mapToLong(Channel::dropped).sum(),
        rejections.count(),
        operations.overflowed() + statements.overflowed());
  }

  /**
   * Reads caches, gauges and memory once more and delivers all that was recorded before. Blocks.
   *
   * @return whether all of it was delivered, or given up for good, within the limit; false also
   *     where the collector is closed or this thread is interrupted
   */
  public boolean flush(Duration limit) {
    return publisher.flush(limit);
  }

  /**
   * Refuses new events, delivers what waits within the time limit that the builder was given, and
   * ends the background thread. What could not be delivered is counted as dropped.
   */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      long deadline = System.nanoTime() + settings.closeTimeout().toNanos();
      requestBuffer.close();
      queryBuffer.close();
      cacheReadings.close();
      memorySamples.close();
      collections.close();
      gaugeReadings.close();
      publisher.flush(settings.closeTimeout());
      publisher.stop(Duration.ofNanos(deadline - System.nanoTime()));
    }
  }
}
