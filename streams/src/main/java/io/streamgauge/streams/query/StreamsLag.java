package io.streamgauge.streams.query;

import java.time.Clock;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Supplier;
import org.apache.kafka.common.Metric;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.TaskMetadata;

/**
 * Reads the lag of a Kafka Streams application from what it measures itself; once a second at most,
 * because it measures thousands of things. Thread-safe.
 */
public final class StreamsLag implements Supplier<PipelineLag> {

  private static final String NODES = "stream-processor-node-metrics";
  private static final String LEAST_UNDER_WAY = "record-e2e-latency-min";
  private static final String NODE = "processor-node-id";
  private static final String SOURCE_OF_EVENTS = "-in";
  private static final String REPARTITION = "-repartition";

  private static final long HOLDS_MILLIS = 1_000;

  private record Reading(long at, PipelineLag lag) {}

  private final Supplier<KafkaStreams> streams;
  private final Clock clock;
  private volatile Reading latest;

  public StreamsLag(Supplier<KafkaStreams> streams, Clock clock) {
    this.streams = streams;
    this.clock = clock;
  }

  @Override
  public PipelineLag get() {
    long now = clock.millis();
    Reading reading = latest;
    if (reading == null || Math.abs(now - reading.at()) >= HOLDS_MILLIS) {
      reading = new Reading(now, read());
      latest = reading;
    }
    return reading.lag();
  }

  private PipelineLag read() {
    List<TaskMetadata> tasks =
        streams.get().metadataForLocalThreads().stream()
            .flatMap(thread -> thread.activeTasks().stream())
            .toList();
    return PipelineLag.of(tasks, topic -> topic.endsWith(REPARTITION), seconds());
  }

  private OptionalDouble seconds() {
    return streams.get().metrics().values().stream()
        .filter(StreamsLag::isOfSource)
        .mapToDouble(metric -> ((Number) metric.metricValue()).doubleValue() / 1e3)
        .filter(Double::isFinite)
        .max();
  }

  private static boolean isOfSource(Metric metric) {
    var name = metric.metricName();
    String node = name.tags().getOrDefault(NODE, "");
    return name.name().equals(LEAST_UNDER_WAY)
        && name.group().equals(NODES)
        && (node.endsWith(SOURCE_OF_EVENTS) || node.endsWith(REPARTITION + "-source"));
  }
}
