package io.streamgauge.streams.health;

import io.streamgauge.metric.Progress;
import io.streamgauge.metric.ServiceHealth;
import io.streamgauge.schemas.AvroSerde;
import io.streamgauge.schemas.Topics;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Where health is written to, and how far it has come. Not thread-safe. */
final class HealthTopics implements AutoCloseable {

  /** The one part of this stage of the pipeline; public interface. */
  private static final String STAGE = "health";

  private static final Duration CLOSE_WITHIN = Duration.ofSeconds(2);

  private final Producer<String, byte[]> producer;
  private final Serializer<ServiceHealth> health;
  private final Serializer<Progress> progress;

  /**
   * @param properties of the producer and the serde
   */
  HealthTopics(Map<String, Object> properties) {
    producer = new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
    health = AvroSerde.of(Topics.HEALTH, properties).serializer();
    progress = AvroSerde.of(Topics.PROGRESS, properties).serializer();
  }

  /**
   * Writes a minute, and then that it is written.
   *
   * @param end of the minute, epoch milliseconds
   * @param now wall clock, epoch milliseconds
   */
  void write(List<ServiceHealth> minute, long end, long now) {
    for (ServiceHealth each : minute) {
      byte[] value = health.serialize(Topics.HEALTH.name(), each);
      producer.send(
          new ProducerRecord<>(Topics.HEALTH.name(), null, end, each.getService(), value));
    }
    producer.flush();
    Progress told = new Progress(STAGE, Topics.HEALTH.name(), 0, 1, end, now, List.of());
    byte[] value = progress.serialize(Topics.PROGRESS.name(), told);
    producer.send(new ProducerRecord<>(Topics.PROGRESS.name(), null, now, STAGE + "/0", value));
  }

  @Override
  public void close() {
    producer.close(CLOSE_WITHIN);
  }
}
