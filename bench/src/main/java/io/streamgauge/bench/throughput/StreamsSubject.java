package io.streamgauge.bench.throughput;

import io.streamgauge.bench.BenchCluster;
import io.streamgauge.bench.load.DataSet;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.kafka.streams.StreamsConfig;

/** An application on Kafka Streams, started anew with a name and a state of its own each time. */
final class StreamsSubject implements Subject {

  /** A running application. */
  interface Application extends AutoCloseable {

    /**
     * Compares results with what was published.
     *
     * @throws WrongResultException if they differ
     */
    void verify(DataSet data) throws Exception;

    @Override
    void close();
  }

  /** Starts an application. */
  interface Starter {

    /**
     * @param id to be used as application id
     * @param state an empty directory
     * @param further properties that the application must have
     */
    Application start(BenchCluster cluster, String id, Path state, Map<String, Object> further);
  }

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final Starter starter;
  private final boolean deltas;

  private StreamsSubject(Starter starter, boolean deltas) {
    this.starter = starter;
    this.deltas = deltas;
  }

  /** Counts events. */
  static StreamsSubject of(Starter starter) {
    return new StreamsSubject(starter, false);
  }

  /** Counts records. */
  static StreamsSubject countingRecords(Starter starter) {
    return new StreamsSubject(starter, true);
  }

  @Override
  public Reading read(BenchCluster cluster, DataSet data) throws Exception {
    String id = "bench-" + NUMBER.incrementAndGet();
    Path state = cluster.newDirectory(id);
    StartLine start = new StartLine();
    FinishLine finish = new FinishLine(cluster.topics(), id, data.topic());
    try (Application application = starter.start(cluster, id, state, watched(start))) {
      long end = finish.await();
      Reading reading = start.until(end, deltas ? data.records() : data.spec().events());
      application.verify(data);
      return reading;
    } finally {
      cluster.topics().delete(topic -> topic.startsWith(id + '-'));
      BenchCluster.delete(state);
    }
  }

  private static Map<String, Object> watched(StartLine start) {
    Map<String, Object> properties = new HashMap<>();
    start
        .consumer()
        .forEach((key, value) -> properties.put(StreamsConfig.mainConsumerPrefix(key), value));
    return properties;
  }
}
