package io.streamgauge.bench.queries;

import static java.util.Objects.requireNonNull;

/**
 * A request that is made over and over again.
 *
 * @param path path and query
 * @param begins what every answer has to begin with, byte by byte, known from one that was checked
 */
public record Asked(String path, String begins) {

  public Asked {
    requireNonNull(path, "path");
    requireNonNull(begins, "begins");
  }
}
