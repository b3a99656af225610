package io.streamgauge.dashboard;

import static java.util.Objects.requireNonNull;

import java.util.Map;
import java.util.Optional;

/**
 * A file of the page as it is sent.
 *
 * @param content its bytes; not to be changed
 * @param type its media type
 */
record PageFile(byte[] content, String type) {

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml");

  PageFile {
    requireNonNull(content, "content");
    requireNonNull(type, "type");
  }

  /** The file of a name, where files of its kind are sent at all. */
  static Optional<PageFile> of(String name, byte[] content) {
    return type(name).map(type -> new PageFile(content, type));
  }

  /** The media type of a name, where files of its kind are sent at all. */
  static Optional<String> type(String name) {
    return Optional.ofNullable(TYPES.get(name.substring(name.lastIndexOf('.') + 1)));
  }
}
