package io.streamgauge.standalone.registry;

import io.streamgauge.schemas.Topics;
import io.streamgauge.standalone.registry.ChangeFormat.Entry;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Changes in the compacted topic {@link Topics#SCHEMAS}; its one partition keeps their order. */
final class TopicChangeLog implements ChangeLog {

  private static final TopicPartition PARTITION = new TopicPartition(Topics.SCHEMAS, 0);
  private static final Duration WRITE_TIMEOUT = Duration.ofSeconds(20);
  private static final Duration POLL = Duration.ofMillis(200);

  private final Map<String, Object> client;
  private final KafkaProducer<String, String> producer;

  TopicChangeLog(String bootstrapServers) {
    this.client = Map.of("bootstrap.servers", bootstrapServers);
    LogTopic.ensure(client);
    this.producer = new KafkaProducer<>(settings(), new StringSerializer(), new StringSerializer());
  }

  @Override
  public void replay(Consumer<Change> target) {
    try (KafkaConsumer<String, String> consumer =
        new KafkaConsumer<>(client, new StringDeserializer(), new StringDeserializer())) {
      consumer.assign(List.of(PARTITION));
      consumer.seekToBeginning(List.of(PARTITION));
      long end = consumer.endOffsets(List.of(PARTITION)).get(PARTITION);
      while (consumer.position(PARTITION) < end) {
        consumer.poll(POLL).forEach(record -> target.accept(change(record)));
      }
    }
  }

  @Override
  public void append(List<Change> changes) {
    List<Future<RecordMetadata>> writes = new ArrayList<>();
    try {
      for (Change change : changes) {
        Entry entry = ChangeFormat.write(change);
        writes.add(
            producer.send(new ProducerRecord<>(Topics.SCHEMAS, 0, entry.key(), entry.value())));
      }
      for (Future<RecordMetadata> write : writes) {
        write.get(WRITE_TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
      }
    } catch (ExecutionException e) {
      throw failed(e.getCause());
    } catch (TimeoutException | RuntimeException e) {
      throw failed(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw failed(e);
    }
  }

  @Override
  public void close() {
    producer.close(WRITE_TIMEOUT);
  }

  private Map<String, Object> settings() {
    return Map.of(
        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
        client.get("bootstrap.servers"),
        ProducerConfig.ACKS_CONFIG,
        "all",
        ProducerConfig.MAX_BLOCK_MS_CONFIG,
        10_000,
        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
        5_000,
        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
        15_000);
  }

  private static Change change(ConsumerRecord<String, String> record) {
    try {
      return ChangeFormat.read(new Entry(record.key(), record.value()));
    } catch (IllegalArgumentException e) {
      throw new IllegalStateException(
          "%s, offset %d: %s".formatted(PARTITION, record.offset(), e.getMessage()), e);
    }
  }

  private static Problem failed(Throwable cause) {
    return Problem.storeFailed("Cannot write to " + Topics.SCHEMAS + ": " + cause, cause);
  }
}
