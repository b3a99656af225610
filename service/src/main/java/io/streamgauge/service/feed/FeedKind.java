package io.streamgauge.service.feed;

import static java.util.Objects.requireNonNull;

import io.streamgauge.schemas.Topic;
import java.util.Optional;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecord;

/**
 * One kind of events in a feed: the records of a topic, or some of them.
 *
 * @param name what it is called over HTTP: {@code requests}
 * @param list name of the array that its events stand in: {@code series}
 * @param seriesName what its series are called over HTTP: {@code operation}
 * @param topic where its records are
 * @param origin what a record is about, told by its key; empty where it is of another kind
 * @param content what a record says
 */
public record FeedKind<V extends SpecificRecord>(
    String name,
    String list,
    String seriesName,
    Topic<V> topic,
    Function<String, Optional<Origin>> origin,
    Function<V, Content> content) {

  public FeedKind {
    requireNonNull(name, "name");
    requireNonNull(list, "list");
    requireNonNull(seriesName, "seriesName");
    requireNonNull(topic, "topic");
    requireNonNull(origin, "origin");
    requireNonNull(content, "content");
  }

  Content contentOf(SpecificRecord value) {
    return content.apply(topic.valueType().cast(value));
  }

  @Override
  public String toString() {
    return name;
  }
}
