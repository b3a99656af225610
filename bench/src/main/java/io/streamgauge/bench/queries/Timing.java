package io.streamgauge.bench.queries;

/**
 * What asking came to, as the client saw it.
 *
 * @param requests how many were answered
 * @param wrong how many of the answers were not what they had to be
 * @param example the first wrong one; empty if there is none
 * @param elapsedNanos how long it took, all in all
 * @param p50Nanos median time of one request
 * @param p99Nanos the time that 99 of 100 requests did not exceed
 * @param maxNanos the longest
 */
public record Timing(
    long requests,
    long wrong,
    String example,
    long elapsedNanos,
    long p50Nanos,
    long p99Nanos,
    long maxNanos) {

  /** Requests a second. */
  double rate() {
    return requests * 1e9 / elapsedNanos;
  }
}
