package io.streamgauge.alerting.query;

import static java.util.Objects.requireNonNull;

import io.streamgauge.schemas.AvroSerde;
import io.streamgauge.schemas.Topic;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes what people say to a topic, from which every instance reads it. Thread-safe. */
final class TopicWriter<V extends SpecificRecord> implements AutoCloseable {

  private static final int LIMIT_SECONDS = 5;

  /** Before the limit, so that what is called not kept is not kept later. */
  private static final int GIVES_UP_MILLIS = 4_500;

  private static final int REQUEST_MILLIS = 2_000;

  private final Topic<V> topic;
  private final Map<String, Object> properties;
  private Producer<String, V> producer;

  /**
   * @param properties of the producer and the serde; it is made when it is first needed
   */
  TopicWriter(Topic<V> topic, Map<String, ?> properties) {
    this.topic = requireNonNull(topic, "topic");
    this.properties = givingUp(properties);
  }

  /**
   * Whoever is told that something was not kept may ask another instance. Kafka Streams has
   * producers try for ever, and what was written last counts: a silence that was ended since then
   * would come back.
   */
  static Map<String, Object> givingUp(Map<String, ?> properties) {
    Map<String, Object> all = new HashMap<>(properties);
    all.put(ProducerConfig.LINGER_MS_CONFIG, 0);
    all.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_MILLIS);
    all.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, GIVES_UP_MILLIS);
    all.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, (long) GIVES_UP_MILLIS);
    return Map.copyOf(all);
  }

  /**
   * Writes one, and returns when it is kept.
   *
   * @param value null to have what is kept under the key removed
   * @throws KafkaException if it is not kept within five seconds; it is given up then
   */
  void write(String key, V value) {
    CompletableFuture<Void> kept = new CompletableFuture<>();
    producer()
        .send(
            new ProducerRecord<>(topic.name(), key, value),
            (metadata, failure) -> {
              if (failure == null) {
                kept.complete(null);
              } else {
                kept.completeExceptionally(failure);
              }
            });
    await(kept);
  }

  private static void await(CompletableFuture<Void> kept) {
    try {
      kept.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      throw new KafkaException(e.getCause().getMessage(), e.getCause());
    } catch (TimeoutException e) {
      throw new KafkaException("not kept within " + LIMIT_SECONDS + " s", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KafkaException("interrupted", e);
    }
  }

  private synchronized Producer<String, V> producer() {
    if (producer == null) {
      producer =
          new KafkaProducer<>(
              properties, new StringSerializer(), AvroSerde.of(topic, properties).serializer());
    }
    return producer;
  }

  @Override
  public synchronized void close() {
    if (producer != null) {
      producer.close(Duration.ofSeconds(LIMIT_SECONDS));
      producer = null;
    }
  }
}
