package io.streamgauge.bench.throughput;

import io.streamgauge.bench.BenchCluster;
import io.streamgauge.bench.load.DataSet;
import io.streamgauge.schemas.AvroSerde;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;

/** The limit: a consumer that polls and decodes, and does nothing with it. */
final class PlainConsumer<V extends SpecificRecord> implements Subject {

  private static final Duration POLL = Duration.ofSeconds(1);
  private static final int MOST_RECORDS = 5_000;

  private final Class<V> type;
  private final ToIntFunction<V> eventsOf;

  /**
   * @param eventsOf how many events a record holds
   */
  PlainConsumer(Class<V> type, ToIntFunction<V> eventsOf) {
    this.type = type;
    this.eventsOf = eventsOf;
  }

  @Override
  public Reading read(BenchCluster cluster, DataSet data) {
    List<TopicPartition> partitions = cluster.topics().partitions(List.of(data.topic()));
    StartLine start = new StartLine();
    try (var values = AvroSerde.of(type, cluster.client());
        var consumer =
            new KafkaConsumer<>(
                settings(cluster), new StringDeserializer(), values.deserializer())) {
      consumer.assign(partitions);
      consumer.seekToBeginning(partitions);
      long events = 0;
      for (long records = 0; records < data.records(); ) {
        ConsumerRecords<String, V> polled = consumer.poll(POLL);
        if (!polled.isEmpty()) {
          start.cross();
        }
        for (ConsumerRecord<String, V> record : polled) {
          events += eventsOf.applyAsInt(record.value());
        }
        records += polled.count();
      }
      Reading reading = start.until(System.nanoTime(), events);
      requireAll(events, data);
      return reading;
    }
  }

  private static void requireAll(long events, DataSet data) {
    if (events != data.truth().events()) {
      throw new WrongResultException(
          "read %d events, published were %d".formatted(events, data.truth().events()));
    }
  }

  private static Map<String, Object> settings(BenchCluster cluster) {
    Map<String, Object> settings = new HashMap<>(cluster.client());
    settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, MOST_RECORDS);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ENABLE_METRICS_PUSH_CONFIG, false);
    return settings;
  }
}
