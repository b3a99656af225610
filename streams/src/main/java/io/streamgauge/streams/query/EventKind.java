package io.streamgauge.streams.query;

import io.streamgauge.metric.Measure;
import io.streamgauge.schemas.Topic;
import io.streamgauge.schemas.Topics;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The kinds of events that services send, each over a topic of its own. */
public enum EventKind {
  REQUESTS(Topics.REQUESTS),
  QUERIES(Topics.QUERIES),
  CACHES(Topics.CACHES),
  /** Latency that publishers gathered themselves; only what is left out of it is counted. */
  DELTAS(Topics.LATENCY_DELTAS),
  MEMORY(Topics.MEMORY),
  GAUGES(Topics.GAUGES);

  private final Topic<?> topic;

  EventKind(Topic<?> topic) {
    this.topic = topic;
  }

  /** Its name in answers: requests, queries, caches, deltas, memory, gauges. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * Whether a kind is counted whenever it comes and comes all the time, so that its silence can be
   * told; some gauges are read once an hour.
   */
  boolean isHeard() {
    return this != DELTAS && this != GAUGES;
  }

  /** The kinds that make up the answers about a measure. */
  public static Set<EventKind> of(Measure measure) {
    return switch (measure) {
      case REQUESTS -> EnumSet.of(REQUESTS, DELTAS);
      case QUERIES -> EnumSet.of(QUERIES, DELTAS);
    };
  }

  /** The kind that comes over a topic, if it is one of events. */
  static Optional<EventKind> ofTopic(String name) {
    return Stream.of(values()).filter(kind -> kind.topic.name().equals(name)).findFirst();
  }
}
