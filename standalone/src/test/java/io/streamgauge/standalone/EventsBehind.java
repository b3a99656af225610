package io.streamgauge.standalone;

import static org.awaitility.Awaitility.await;

import io.streamgauge.alert.Alert;
import io.streamgauge.metric.SourceRange;
import io.streamgauge.schemas.AvroSerde;
import io.streamgauge.schemas.Topic;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Reads again what alerts were made of, as a program that is told of them can. */
final class EventsBehind {

  private static final Duration READ_WITHIN = Duration.ofSeconds(60);

  private final Map<String, Object> client;

  EventsBehind(Pipeline pipeline) {
    client =
        Map.of(
            "bootstrap.servers",
            pipeline.bootstrapServers(),
            "schema.registry.url",
            pipeline.registryUrl());
  }

  /** All records of the ranges that the alert names; those of other topics are refused. */
  <B extends SpecificRecord> List<B> of(Alert alert, Topic<B> topic) {
    List<B> batches = new ArrayList<>();
    try (var consumer =
        new KafkaConsumer<>(
            client, new StringDeserializer(), AvroSerde.of(topic, client).deserializer())) {
      for (SourceRange range : alert.getSources()) {
        if (!range.getTopic().equals(topic.name())) {
          throw new IllegalArgumentException(range + " is not of " + topic.name());
        }
        read(consumer, range, batches);
      }
    }
    return batches;
  }

  private static <B> void read(
      KafkaConsumer<String, B> consumer, SourceRange range, List<B> batches) {
    TopicPartition partition = new TopicPartition(range.getTopic(), range.getPartition());
    consumer.assign(List.of(partition));
    consumer.seek(partition, range.getFirstOffset());
    await("the end of " + range)
        .atMost(READ_WITHIN)
        .until(
            () -> {
              consumer
                  .poll(Duration.ofMillis(200))
                  .forEach(
                      each -> {
                        if (each.offset() <= range.getLastOffset()) {
                          batches.add(each.value());
                        }
                      });
              return consumer.position(partition) > range.getLastOffset();
            });
  }
}
