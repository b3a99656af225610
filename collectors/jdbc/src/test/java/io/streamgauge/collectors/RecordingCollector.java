package io.streamgauge.collectors;

import io.streamgauge.schemas.AvroSerializer;
import io.streamgauge.schemas.Topic;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.MockProducer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** A collector that keeps what it publishes. */
public final class RecordingCollector implements AutoCloseable {

  private static final Duration LIMIT = Duration.ofSeconds(10);

  private final MockProducer<String, SpecificRecord> producer =
      new MockProducer<>(true, null, new StringSerializer(), serializer());
  private final Collector collector =
      Collector.builder()
          .service("shop")
          .cacheInterval(Duration.ofDays(1))
          .producers(properties -> producer)
          .build();

  private static Serializer<SpecificRecord> serializer() {
    Serializer<SpecificRecord> serializer = new AvroSerializer<>();
    serializer.configure(Map.of("schema.registry.url", "mock://" + UUID.randomUUID()), false);
    return serializer;
  }

  public Collector collector() {
    return collector;
  }

  /** All batches of a topic, after everything recorded has been published. */
  public <B extends SpecificRecord> List<B> published(Topic<B> topic) {
    if (!collector.flush(LIMIT)) {
      throw new IllegalStateException("not published: " + collector.stats());
    }
    return producer.history().stream()
        .filter(sent -> sent.topic().equals(topic.name()))
        .map(sent -> topic.valueType().cast(sent.value()))
        .toList();
  }

  @Override
  public void close() {
    collector.close();
  }
}
