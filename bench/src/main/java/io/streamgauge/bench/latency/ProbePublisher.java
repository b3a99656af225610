package io.streamgauge.bench.latency;

import io.streamgauge.event.Outcome;
import io.streamgauge.event.RequestBatch;
import io.streamgauge.event.RequestClass;
import io.streamgauge.event.RequestKind;
import io.streamgauge.event.Source;
import io.streamgauge.schemas.AvroSerde;
import io.streamgauge.schemas.Topics;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;

/** Publishes probes: batches of one slow request, at once. Not thread-safe. */
final class ProbePublisher implements AutoCloseable {

  /** What all services of probes begin with. */
  static final String SERVICES = "probe-";

  /** How long a probe's request took. */
  static final Duration TOOK = Duration.ofSeconds(2);

  private static final Duration LIMIT = Duration.ofSeconds(30);

  private final KafkaProducer<String, RequestBatch> producer;
  private final Clock clock;

  ProbePublisher(String bootstrapServers, Map<String, ?> serdes, Clock clock) {
    this.clock = clock;
    this.producer =
        new KafkaProducer<>(
            Map.of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                bootstrapServers,
                ProducerConfig.LINGER_MS_CONFIG,
                0,
                ProducerConfig.MAX_BLOCK_MS_CONFIG,
                LIMIT.toMillis(),
                ProducerConfig.ENABLE_METRICS_PUSH_CONFIG,
                false),
            new StringSerializer(),
            AvroSerde.of(Topics.REQUESTS, serdes).serializer());
  }

  /**
   * Publishes a probe and waits until the broker has it. Each is a publisher of its own, so probes
   * come by all partitions.
   *
   * @param service ends in this
   * @param announce is told of the probe before it is sent
   */
  Probe publish(String service, int number, Consumer<Probe> announce) {
    String operation = "GET /probe/" + number;
    Probe probe = new Probe(SERVICES + service, operation, clock.millis(), System.nanoTime());
    announce.accept(probe);
    String instance = "10.1." + number / 250 + '.' + number % 250 + ":8080";
    producer.send(new ProducerRecord<>(Topics.REQUESTS.name(), instance, batch(probe, instance)));
    producer.flush();
    return probe;
  }

  private static RequestBatch batch(Probe probe, String instance) {
    RequestBatch batch = new RequestBatch();
    batch.setSource(new Source(probe.service(), instance, null, null, Map.of()));
    batch.setProducerId(UUID.randomUUID().toString());
    batch.setBaseTime(probe.eventTime());
    batch.setClasses(
        List.of(new RequestClass(probe.operation(), RequestKind.HTTP, 200, Outcome.SUCCESS)));
    batch.setClassIndex(List.of(0));
    batch.setTimeOffset(List.of(0));
    batch.setDuration(List.of(TOOK.toNanos()));
    batch.setExemplars(List.of());
    return batch;
  }

  @Override
  public void close() {
    producer.close(LIMIT);
  }
}
