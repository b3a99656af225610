package io.streamgauge.bench.chaos;

import io.streamgauge.event.RequestBatch;
import io.streamgauge.schemas.AvroSerde;
import io.streamgauge.schemas.Topics;
import io.streamgauge.streams.window.Resolution;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Publishes in rounds, twenty a second; in each round every instance sends a batch. Event time goes
 * on by rounds, not by the clock, so an outage leaves no gap in it: the rounds that were missed
 * follow at once.
 */
final class Load implements AutoCloseable {

  static final int ROUNDS_PER_SECOND = 20;

  /** Event time of a round in milliseconds: five times as fast as the clock. */
  static final long ROUND_MILLIS = 250;

  private static final int SERVICES = 3;
  private static final int INSTANCES = 2;
  private static final Duration OUTAGE = Duration.ofMinutes(5);

  private static final List<String> NAMES =
      IntStream.range(0, SERVICES).mapToObj(number -> "chaos-" + number).toList();

  private final long firstEvent;
  private final KafkaProducer<String, RequestBatch> producer;
  private final List<Publisher> publishers = new ArrayList<>();
  private final ScheduledExecutorService pace = Executors.newSingleThreadScheduledExecutor();
  private final AtomicReference<Exception> failure = new AtomicReference<>();
  private volatile long rounds;

  /**
   * @param firstEvent epoch milliseconds
   */
  Load(Cluster cluster, RandomGenerator random, long firstEvent, Ledger ledger) {
    this.firstEvent = firstEvent;
    this.producer = producer(cluster);
    for (int service = 0; service < SERVICES; service++) {
      Weather weather = new Weather(service);
      for (int instance = 0; instance < INSTANCES; instance++) {
        publishers.add(
            new Publisher(NAMES.get(service), instance, weather, ledger, random, this::send));
      }
    }
  }

  /** What is sent arrives once and in order, however long the broker is away. */
  private static KafkaProducer<String, RequestBatch> producer(Cluster cluster) {
    return new KafkaProducer<>(
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            cluster.bootstrapServers(),
            ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
            true,
            ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
            (int) OUTAGE.toMillis(),
            ProducerConfig.MAX_BLOCK_MS_CONFIG,
            OUTAGE.toMillis()),
        new StringSerializer(),
        AvroSerde.of(Topics.REQUESTS, cluster.serdes()).serializer());
  }

  /** The services that events are about. */
  static List<String> services() {
    return NAMES;
  }

  /**
   * The latest time at which all services fare badly, and have for as long as events of one round
   * are apart; at most a minute and a bit before another one. Epoch milliseconds.
   */
  static long badTime(long before) {
    long window = Resolution.TEN_SECONDS.millis();
    long middle = Resolution.TEN_SECONDS.startOf(before) - window / 2;
    while (!isBad(middle)) {
      middle -= window;
    }
    return middle;
  }

  private static boolean isBad(long time) {
    return IntStream.range(0, SERVICES).allMatch(service -> new Weather(service).bad(time));
  }

  /** Event time up to which there may be events, epoch milliseconds; more come later only. */
  long time() {
    return firstEvent + rounds * ROUND_MILLIS;
  }

  void start() {
    long period = TimeUnit.SECONDS.toNanos(1) / ROUNDS_PER_SECOND;
    pace.scheduleAtFixedRate(this::round, 0, period, TimeUnit.NANOSECONDS);
  }

  private void round() {
    try {
      long time = firstEvent + rounds * ROUND_MILLIS;
      publishers.forEach(publisher -> publisher.publish(time));
      rounds++;
    } catch (RuntimeException e) {
      failure.compareAndSet(null, e);
      throw e;
    }
  }

  private void send(String instance, RequestBatch batch) {
    producer.send(
        new ProducerRecord<>(Topics.REQUESTS.name(), instance, batch),
        (sent, exception) -> {
          if (exception != null) {
            failure.compareAndSet(null, exception);
          }
        });
  }

  /** Waits until so many more rounds have been published. */
  void awaitMore(int number) throws InterruptedException {
    long wanted = rounds + number;
    Waiting.until(
        "round %d is published".formatted(wanted),
        OUTAGE,
        () -> {
          requireNoFailure();
          return rounds >= wanted;
        });
  }

  /**
   * Ends: each instance sends a last batch of a later time, which ends all windows before. The
   * ledger is complete, and everything in it safe in Kafka, when this returns.
   *
   * @param time of the last events, epoch milliseconds
   */
  void finish(long time) throws InterruptedException {
    pace.shutdown();
    if (!pace.awaitTermination(OUTAGE.toSeconds(), TimeUnit.SECONDS)) {
      throw new ChaosException("the load did not stop");
    }
    publishers.forEach(publisher -> publisher.publish(time));
    producer.flush();
    requireNoFailure();
  }

  private void requireNoFailure() {
    if (failure.get() != null) {
      throw new ChaosException(
          "the load failed, so nobody knows what was published", failure.get());
    }
  }

  @Override
  public void close() {
    pace.shutdownNow();
    producer.close(Duration.ZERO);
  }
}
