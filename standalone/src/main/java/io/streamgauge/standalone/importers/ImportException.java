package io.streamgauge.standalone.importers;

import java.io.IOException;

/**
 * A file or an option with which nothing can be read; the message says what and what was expected.
 */
public final class ImportException extends IOException {

  private static final long serialVersionUID = 1;

  public ImportException(String message) {
    super(message);
  }

  public ImportException(String message, Throwable cause) {
    super(message, cause);
  }
}
