package io.streamgauge.standalone.demo.view;

import static java.util.Objects.requireNonNull;

/**
 * Latency of one operation or statement over the last moments; durations in seconds, NaN where
 * nothing happened.
 *
 * @param rate events a second
 */
public record Latency(
    String name,
    long count,
    long errors,
    double rate,
    double p50,
    double p95,
    double p99,
    double max) {

  public Latency {
    requireNonNull(name, "name");
    if (count < 0 || errors < 0) {
      throw new IllegalArgumentException("Counts of " + name + " are negative");
    }
  }
}
