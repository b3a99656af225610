package io.streamgauge.service.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.streamgauge.service.http.Json;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.avro.specific.SpecificRecord;

/**
 * One record of a feed. What it says is read when it is asked for, and once for all who ask. Not
 * thread-safe.
 */
public final class Entry {

  private final FeedKind<?> kind;
  private final Origin origin;
  private final int partition;
  private final long offset;
  private Supplier<Optional<SpecificRecord>> reader;
  private Optional<SpecificRecord> value = Optional.empty();
  private Content content;
  private byte[] json;

  /**
   * @param reader reads the value; empty where the bytes are none
   */
  Entry(
      FeedKind<?> kind,
      Origin origin,
      int partition,
      long offset,
      Supplier<Optional<SpecificRecord>> reader) {
    this.kind = kind;
    this.origin = origin;
    this.partition = partition;
    this.offset = offset;
    this.reader = reader;
  }

  public FeedKind<?> kind() {
    return kind;
  }

  public Origin origin() {
    return origin;
  }

  int partition() {
    return partition;
  }

  long offset() {
    return offset;
  }

  /** The record; empty where its bytes cannot be read. */
  public Optional<SpecificRecord> value() {
    if (reader != null) {
      value = reader.get();
      reader = null;
    }
    return value;
  }

  /** What it says; empty where its bytes cannot be read. */
  Optional<Content> content() {
    if (content == null) {
      content = value().map(kind::contentOf).orElse(null);
    }
    return Optional.ofNullable(content);
  }

  /** What it says, as JSON on one line; only for entries with content. */
  byte[] json() {
    if (json == null) {
      try {
        json = Json.mapper().writeValueAsBytes(content().orElseThrow().json().get());
      } catch (JsonProcessingException impossible) {
        throw new UncheckedIOException(impossible);
      }
    }
    return json;
  }
}
