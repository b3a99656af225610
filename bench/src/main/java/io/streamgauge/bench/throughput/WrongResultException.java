package io.streamgauge.bench.throughput;

/** What came out is not what was published; the measurement is worth nothing. */
final class WrongResultException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  WrongResultException(String message) {
    super(message);
  }
}
