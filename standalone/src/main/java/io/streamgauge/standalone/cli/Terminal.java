package io.streamgauge.standalone.cli;

import static java.util.Objects.requireNonNull;

import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.util.Map;

/**
 * What a command sees of the outside.
 *
 * @param out results
 * @param err what went wrong
 * @param environment environment variables
 */
public record Terminal(PrintWriter out, PrintWriter err, Map<String, String> environment) {

  public Terminal {
    requireNonNull(out, "out");
    requireNonNull(err, "err");
    environment = Map.copyOf(environment);
  }

  /** That of the process. */
  public static Terminal system() {
    Charset charset = Charset.defaultCharset();
    return new Terminal(
        new PrintWriter(System.out, true, charset),
        new PrintWriter(System.err, true, charset),
        System.getenv());
  }
}
