package io.streamgauge.standalone.embedded;

import java.nio.file.Path;

/** A directory in which a broker cannot keep its data; the message names it and says why. */
public final class UnusableDirectoryException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  UnusableDirectoryException(Path directory, String why, Throwable cause) {
    super("Kafka's data cannot be kept in %s: %s".formatted(directory, why), cause);
  }
}
