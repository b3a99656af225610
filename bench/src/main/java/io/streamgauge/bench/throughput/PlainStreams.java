package io.streamgauge.bench.throughput;

import io.streamgauge.bench.BenchCluster;
import io.streamgauge.bench.load.DataSet;
import io.streamgauge.streams.window.Cadence;
import java.nio.file.Path;
import java.util.Map;
import java.util.Properties;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.streams.CloseOptions;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;

/** An application as one writes it with Kafka Streams, exactly once, one thread. */
final class PlainStreams implements StreamsSubject.Application {

  /** Compares what a topology came to with what was published. */
  interface Check {

    /**
     * @throws WrongResultException if they differ
     */
    void verify(KafkaStreams streams, DataSet data);
  }

  private static final long CACHE_BYTES = 64L << 20;

  private final KafkaStreams streams;
  private final Check check;

  private PlainStreams(KafkaStreams streams, Check check) {
    this.streams = streams;
    this.check = check;
  }

  /** Starts a topology; it commits as often as the product does. */
  static PlainStreams start(
      BenchCluster cluster,
      String id,
      Path state,
      Map<String, Object> further,
      Topology topology,
      Check check) {
    Properties properties = new Properties();
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, id);
    properties.put(StreamsConfig.BOOTSTRAP_SERVERS_CONFIG, cluster.bootstrapServers());
    properties.put(StreamsConfig.STATE_DIR_CONFIG, state.toString());
    properties.put(StreamsConfig.NUM_STREAM_THREADS_CONFIG, 1);
    properties.put(StreamsConfig.PROCESSING_GUARANTEE_CONFIG, StreamsConfig.EXACTLY_ONCE_V2);
    properties.put(StreamsConfig.COMMIT_INTERVAL_MS_CONFIG, Cadence.LIVE.commit().toMillis());
    properties.put(StreamsConfig.STATESTORE_CACHE_MAX_BYTES_CONFIG, CACHE_BYTES);
    properties.put(
        StreamsConfig.consumerPrefix(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG), "earliest");
    properties.put(StreamsConfig.producerPrefix(ProducerConfig.COMPRESSION_TYPE_CONFIG), "lz4");
    properties.putAll(further);
    KafkaStreams streams = new KafkaStreams(topology, properties);
    streams.start();
    return new PlainStreams(streams, check);
  }

  @Override
  public void verify(DataSet data) {
    check.verify(streams, data);
  }

  @Override
  public void close() {
    streams.close(
        CloseOptions.groupMembershipOperation(CloseOptions.GroupMembershipOperation.LEAVE_GROUP));
  }
}
