package io.streamgauge.streams.progress;

import io.streamgauge.schemas.Topic;
import io.streamgauge.schemas.Topics;
import java.util.Arrays;
import java.util.List;

/**
 * A step of the pipeline that tells how far it has come. Names are public interface. In order: each
 * comes after those that it depends on.
 */
public enum Stage {
  REQUESTS("requests", Topics.REQUESTS),
  QUERIES("queries", Topics.QUERIES),
  LATENCY_DELTAS("latency-deltas", Topics.LATENCY_DELTAS),
  CACHES("caches", Topics.CACHES),
  MEMORY("memory", Topics.MEMORY),
  GAUGES("gauges", Topics.GAUGES),
  LATENCY("latency", Topics.LATENCY, "latency-deltas", REQUESTS, QUERIES, LATENCY_DELTAS),
  LATENCY_OVERFLOW("latency-overflow", Topics.LATENCY, "latency-overflow", LATENCY),
  CACHE_RATIOS("cache-ratios", Topics.CACHE_RATIOS, "cache-readings", CACHES),
  MEMORY_TRENDS("memory-trends", Topics.MEMORY_TRENDS, "memory-readings", MEMORY),
  GAUGE_WINDOWS("gauge-windows", Topics.GAUGE_WINDOWS, "gauge-readings", GAUGES),

  /** Only where variants are reported. */
  LATENCY_VARIANTS(
      "latency-variants",
      Topics.LATENCY_VARIANTS,
      "latency-deltas",
      REQUESTS,
      QUERIES,
      LATENCY_DELTAS);

  /** All stages, in their order. */
  public static final List<Stage> ALL = List.of(values());

  private final String label;
  private final Topic<?> topic;
  private final String repartition;
  private final List<Stage> upstream;

  /** Takes events in. */
  Stage(String label, Topic<?> topic) {
    this(label, topic, "");
  }

  /** Reports windows to a topic. */
  Stage(String label, Topic<?> topic, String repartition, Stage... upstream) {
    this.label = label;
    this.topic = topic;
    this.repartition = repartition;
    this.upstream = Arrays.asList(upstream);
  }

  /** The name that it has in keys and records. */
  public String label() {
    return label;
  }

  /** The topic of events that it takes in, or of results that it reports to. */
  Topic<?> topic() {
    return topic;
  }

  /** The topic that it reads. */
  String input(String applicationId) {
    return upstream.isEmpty() ? topic.name() : applicationId + '-' + repartition + "-repartition";
  }

  /** What fills the topic that it reads; nothing of ours where it takes events in. */
  List<Stage> upstream() {
    return upstream;
  }
}
