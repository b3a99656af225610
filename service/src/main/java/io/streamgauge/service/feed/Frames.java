package io.streamgauge.service.feed;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.streamgauge.service.http.Json;
import java.io.ByteArrayOutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * What goes over the line: blocks of the event stream format of the HTML standard, each of which a
 * client takes as a whole or not at all.
 */
final class Frames {

  private static final byte[] END = bytes("\n\n");

  private Frames() {}

  /**
   * The first block.
   *
   * @param retryMillis how long a client is to wait before it connects again
   */
  static byte[] opening(long retryMillis) {
    return bytes(": streamgauge\nretry: " + retryMillis + "\n\n");
  }

  /** Events of one kind. */
  static byte[] events(FeedKind<?> kind, List<Entry> entries, String id) {
    ByteArrayOutputStream frame = new ByteArrayOutputStream();
    frame.writeBytes(
        bytes("event: %s\nid: %s\ndata: {\"%s\":[".formatted(kind.name(), id, kind.list())));
    for (int i = 0; i < entries.size(); i++) {
      if (i > 0) {
        frame.write(',');
      }
      frame.writeBytes(entries.get(i).json());
    }
    frame.writeBytes(bytes("]}"));
    frame.writeBytes(END);
    return frame.toByteArray();
  }

  /** Tells that events of some kinds are missing before what follows. */
  static byte[] gap(List<FeedKind<?>> kinds, String reason) {
    try {
      Map<String, Object> data =
          Map.of("kinds", kinds.stream().map(FeedKind::name).toList(), "reason", reason);
      return bytes("event: gap\ndata: " + Json.mapper().writeValueAsString(data) + "\n\n");
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /** Tells that the connection lives, and moves the client's last id without an event. */
  static byte[] heartbeat(String id) {
    return bytes(": alive\nid: " + id + "\n\n");
  }

  /** The last block. */
  static byte[] farewell() {
    return bytes(": this process ends, connect again\n\n");
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
