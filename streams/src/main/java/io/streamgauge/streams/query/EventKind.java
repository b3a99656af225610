package io.streamgauge.streams.query;

import io.streamgauge.schemas.Topic;
import io.streamgauge.schemas.Topics;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The kinds of events that services send, each over a topic of its own. */
enum EventKind {
  REQUESTS(Topics.REQUESTS),
  QUERIES(Topics.QUERIES),
  CACHES(Topics.CACHES),
  MEMORY(Topics.MEMORY);

  private final Topic<?> topic;

  EventKind(Topic<?> topic) {
    this.topic = topic;
  }

  /** Its name in answers: requests, queries, caches, memory. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The kind that comes over a topic, if it is one of events. */
  static Optional<EventKind> ofTopic(String name) {
    return Stream.of(values()).filter(kind -> kind.topic.name().equals(name)).findFirst();
  }
}
