package io.streamgauge.standalone.backtest;

import static java.util.Objects.requireNonNull;

import io.streamgauge.schemas.Topic;
import io.streamgauge.schemas.Topics;
import io.streamgauge.standalone.analysis.Scratch;
import io.streamgauge.standalone.embedded.UnreachableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndTimestamp;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/**
 * The raw events that a cluster still has. They are read by a consumer in no group, committed ones
 * only, and copied into a scratch pipeline as they are, but for the ids of their schemas; the
 * cluster and its registry are asked and never written to.
 */
public final class RetainedEvents {

  private static final List<Topic<?>> TOPICS =
      List.of(
          Topics.REQUESTS,
          Topics.QUERIES,
          Topics.LATENCY_DELTAS,
          Topics.CACHES,
          Topics.MEMORY,
          Topics.GAUGES);

  /** What was published so long after its time still counts. */
  private static final Duration PUBLISHED_WITHIN = Duration.ofMinutes(1);

  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration ANSWER_WITHIN = Duration.ofSeconds(20);

  private final Map<String, Object> cluster;
  private final Period period;

  /**
   * @param cluster properties of a client of the cluster and of its registry
   * @param period by the times at which events were published
   */
  public RetainedEvents(Map<String, ?> cluster, Period period) {
    this.cluster = Map.copyOf(cluster);
    this.period = requireNonNull(period, "period");
  }

  /**
   * Copies them.
   *
   * @return how many records were copied
   * @throws UnreachableException if the cluster does not answer or has not one of the topics
   */
  public long copy(Scratch scratch) {
    try (Consumer<byte[], byte[]> from = consumer();
        Producer<byte[], byte[]> to = producer(scratch)) {
      Map<TopicPartition, Long> ends = seek(from);
      SchemaTranslation schemas = new SchemaTranslation(cluster, scratch.registryUrl());
      Copy copy = new Copy(to, schemas, ends);
      while (ends.entrySet().stream()
          .anyMatch(end -> from.position(end.getKey()) < end.getValue())) {
        from.poll(POLL).forEach(copy::take);
      }
      return copy.finish();
    } catch (KafkaException e) {
      throw new UnreachableException(
          "Kafka at %s: %s"
              .formatted(cluster.get(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG), e.getMessage()),
          e);
    }
  }

  /** Moves to the beginning of the period; where it ends in each partition that has some of it. */
  private Map<TopicPartition, Long> seek(Consumer<byte[], byte[]> consumer) {
    List<TopicPartition> partitions = partitions(consumer);
    consumer.assign(partitions);
    Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
    if (!period.equals(Period.EVER)) {
      long last = period.to() + PUBLISHED_WITHIN.toMillis();
      offsets(consumer, partitions, last)
          .forEach((at, offset) -> ends.merge(at, offset, Math::min));
    }
    Map<TopicPartition, Long> begins =
        period.equals(Period.EVER)
            ? consumer.beginningOffsets(partitions)
            : offsets(consumer, partitions, period.from());
    for (TopicPartition partition : partitions) {
      consumer.seek(partition, begins.getOrDefault(partition, ends.get(partition)));
    }
    return ends;
  }

  private static List<TopicPartition> partitions(Consumer<byte[], byte[]> consumer) {
    List<TopicPartition> partitions = new ArrayList<>();
    for (Topic<?> topic : TOPICS) {
      var infos = consumer.partitionsFor(topic.name(), ANSWER_WITHIN);
      if (infos != null) {
        infos.forEach(info -> partitions.add(new TopicPartition(info.topic(), info.partition())));
      }
    }
    if (partitions.isEmpty()) {
      throw new KafkaException("there is no topic %s".formatted(TOPICS.get(0)));
    }
    return partitions;
  }

  /** The first offsets from a time on; none where there is nothing. */
  private static Map<TopicPartition, Long> offsets(
      Consumer<byte[], byte[]> consumer, List<TopicPartition> partitions, long time) {
    Map<TopicPartition, Long> times = new HashMap<>();
    partitions.forEach(partition -> times.put(partition, Math.max(0, time)));
    Map<TopicPartition, Long> offsets = new HashMap<>();
    for (Map.Entry<TopicPartition, OffsetAndTimestamp> found :
        consumer.offsetsForTimes(times).entrySet()) {
      if (found.getValue() != null) {
        offsets.put(found.getKey(), found.getValue().offset());
      }
    }
    return offsets;
  }

  private Consumer<byte[], byte[]> consumer() {
    Map<String, Object> settings = new HashMap<>(cluster);
    settings.remove(ConsumerConfig.GROUP_ID_CONFIG);
    settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
    settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
    settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
    settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
    return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
  }

  private static Producer<byte[], byte[]> producer(Scratch scratch) {
    Map<String, Object> settings =
        Map.of(
            ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
            scratch.bootstrapServers(),
            ProducerConfig.COMPRESSION_TYPE_CONFIG,
            "lz4",
            ProducerConfig.LINGER_MS_CONFIG,
            5);
    return new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer());
  }

  /** Copies records up to the ends of their partitions. */
  private static final class Copy {

    private final Producer<byte[], byte[]> to;
    private final SchemaTranslation schemas;
    private final Map<TopicPartition, Long> ends;
    private long copied;
    private volatile Exception failure;

    Copy(Producer<byte[], byte[]> to, SchemaTranslation schemas, Map<TopicPartition, Long> ends) {
      this.to = to;
      this.schemas = schemas;
      this.ends = ends;
    }

    void take(ConsumerRecord<byte[], byte[]> record) {
      TopicPartition at = new TopicPartition(record.topic(), record.partition());
      if (record.offset() >= ends.get(at) || record.value() == null) {
        return;
      }
      to.send(
          new ProducerRecord<>(
              record.topic(),
              null,
              record.timestamp(),
              record.key(),
              schemas.translate(record.value()),
              record.headers()),
          (metadata, problem) -> failure = problem == null ? failure : problem);
      copied++;
    }

    long finish() {
      to.flush();
      if (failure != null) {
        throw new IllegalStateException("the scratch pipeline refuses an event", failure);
      }
      return copied;
    }
  }
}
