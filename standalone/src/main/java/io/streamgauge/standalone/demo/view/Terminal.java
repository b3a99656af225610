package io.streamgauge.standalone.demo.view;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * The terminal of this process.
 *
 * @param rows its height
 * @param columns its width
 */
record Terminal(int rows, int columns) {

  private static final Terminal USUAL = new Terminal(40, 120);

  /** Whether standard output is one. Asked of the system: Java's own answer changed in 22. */
  static boolean isOutput() {
    try {
      return new ProcessBuilder("test", "-t", "1").inheritIO().start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** Its present size, or a usual one where the system does not say. */
  static Terminal current() {
    try {
      Process size = new ProcessBuilder("stty", "size").redirectInput(Redirect.INHERIT).start();
      String text = new String(size.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      return parse(text).orElse(USUAL);
    } catch (IOException e) {
      return USUAL;
    }
  }

  /** Reads {@code rows columns}. */
  static Optional<Terminal> parse(String text) {
    String[] parts = text.strip().split(" ");
    if (parts.length != 2 || !text.strip().matches("\\d{1,5} \\d{1,5}")) {
      return Optional.empty();
    }
    Terminal terminal = new Terminal(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]));
    return terminal.rows > 0 && terminal.columns > 0 ? Optional.of(terminal) : Optional.empty();
  }
}
