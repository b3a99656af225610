package io.streamgauge.bench.load;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/** Where records go. Closing it waits until all of them have arrived. */
final class RecordSink implements AutoCloseable {

  private final String topic;
  private final Producer<byte[], byte[]> producer;
  private final AtomicReference<Exception> failure = new AtomicReference<>();
  private long records;
  private long bytes;

  RecordSink(String bootstrapServers, String topic) {
    this(topic, new KafkaProducer<>(settings(bootstrapServers)));
  }

  RecordSink(String topic, Producer<byte[], byte[]> producer) {
    this.topic = topic;
    this.producer = producer;
  }

  private static Map<String, Object> settings(String bootstrapServers) {
    return Map.of(
        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
        bootstrapServers,
        ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
        ByteArraySerializer.class,
        ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
        ByteArraySerializer.class,
        ProducerConfig.COMPRESSION_TYPE_CONFIG,
        "lz4",
        ProducerConfig.LINGER_MS_CONFIG,
        50,
        ProducerConfig.BATCH_SIZE_CONFIG,
        128 << 10,
        ProducerConfig.BUFFER_MEMORY_CONFIG,
        64L << 20,
        ProducerConfig.ENABLE_METRICS_PUSH_CONFIG,
        false);
  }

  /** Sends; time in epoch milliseconds. */
  void send(String key, byte[] value, long time) {
    byte[] keyBytes = key.getBytes(StandardCharsets.UTF_8);
    producer.send(
        new ProducerRecord<>(topic, null, time, keyBytes, value),
        (metadata, exception) -> {
          if (exception != null) {
            failure.compareAndSet(null, exception);
          }
        });
    records++;
    bytes += value.length;
  }

  long records() {
    return records;
  }

  /** Bytes of the values, before compression. */
  long bytes() {
    return bytes;
  }

  @Override
  public void close() {
    producer.close();
    if (failure.get() != null) {
      throw new IllegalStateException("a record for " + topic + " was lost", failure.get());
    }
  }
}
