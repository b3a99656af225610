package io.streamgauge.service.kafka;

import static java.util.Objects.requireNonNull;

import io.streamgauge.schemas.Topics;
import io.streamgauge.service.rocksdb.BoundedRocksDb;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.StreamsConfig;

/**
 * What every Kafka Streams application of the product is configured with: exactly once, names of
 * our own, bad records to the dead-letter topic, RocksDB within bounds.
 *
 * @param applicationId consumer group and prefix of internal topics; public interface
 * @param bootstrapServers host:port, separated by commas
 * @param stateDirectory where the state stores live
 * @param threads stream threads, 1 or more
 * @param commitInterval how often results become visible to others
 * @param further properties that are added last and so win
 */
public record StreamsProperties(
    String applicationId,
    String bootstrapServers,
    Path stateDirectory,
    int threads,
    Duration commitInterval,
    Map<String, ?> further) {

  /** How soon the work of a process that died is taken over; Kafka's own default is 45 s. */
  private static final Duration SESSION_TIMEOUT = Duration.ofSeconds(10);

  /**
   * How long a broker that has nothing new keeps a fetch. Whatever else is asked on the same
   * connection waits behind it: offsets at the start of a restore, the good-bye at the end.
   */
  private static final Duration FETCH_WAIT = Duration.ofMillis(100);

  /**
   * How often is looked whether internal topics have been created, which is done one by one. Who
   * does it is configured like the consumer whose group is being assigned its work.
   */
  private static final Duration LOOK_FOR_TOPICS_EVERY = Duration.ofMillis(20);

  /** A dead letter is larger than the record, and is measured before it is compressed. */
  private static final int LARGEST_REQUEST = 16 << 20;

  public StreamsProperties {
    requireNonNull(applicationId, "applicationId");
    requireNonNull(bootstrapServers, "bootstrapServers");
    requireNonNull(stateDirectory, "stateDirectory");
    requireNonNull(commitInterval, "commitInterval");
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be 1 or more: " + threads);
    }
    further = Map.copyOf(further);
  }

  /** As Kafka Streams takes them. */
  public Properties toProperties() {
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, applicationId);
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers);
    properties.put(StreamsConfig.STATE_DIR_CONFIG, stateDirectory.toString());
    properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, threads);
    properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, commitInterval.toMillis());
    // Topics that share a task are not joined; none waits for events of another.
    properties.put(StreamsConfig.MAX_TASK_IDLE_MS_CONFIG, StreamsConfig.MAX_TASK_IDLE_MS_DISABLED);
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    properties.put(StreamsConfig.ENSURE_EXPLICIT_INTERNAL_RESOURCE_NAMING_CONFIG, true);
    properties.put(StreamsConfig.ERRORS_DEAD_LETTER_QUEUE_TOPIC_NAME_CONFIG, Topics.DEAD_LETTERS);
    properties.put(
        StreamsConfig.DESERIALIZATION_EXCEPTION_HANDLER_CLASS_CONFIG, PoisonToDeadLetters.class);
    properties.put(
        StreamsConfig.PROCESSING_EXCEPTION_HANDLER_CLASS_CONFIG, MalformedToDeadLetters.class);
    properties.put(
        StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    properties.put(
        StreamsConfig.consumerPrefix(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG),
        (int) SESSION_TIMEOUT.toMillis());
    properties.put(
        StreamsConfig.consumerPrefix(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG),
        (int) FETCH_WAIT.toMillis());
    properties.put(
        StreamsConfig.mainConsumerPrefix(ConsumerConfig.RETRY_BACKOFF_MS_CONFIG),
        LOOK_FOR_TOPICS_EVERY.toMillis());
    properties.put(StreamsConfig.DEFAULT_TIMESTAMP_EXTRACTOR_CLASS_CONFIG, AnyTimestamp.class);
    properties.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
    properties.put(
        StreamsConfig.producerPrefix(ProducerConfig.MAX_REQUEST_SIZE_CONFIG), LARGEST_REQUEST);
    properties.put(StreamsConfig.ROCKSDB_CONFIG_SETTER_CLASS_CONFIG, BoundedRocksDb.class);
    properties.putAll(further);
    return properties;
  }
}
