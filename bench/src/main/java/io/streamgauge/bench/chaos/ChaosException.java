package io.streamgauge.bench.chaos;

/** A process did what it must not: ended by itself, did not come back, did not stop. */
final class ChaosException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ChaosException(String message) {
    super(message);
  }

  ChaosException(String message, Throwable cause) {
    super(message, cause);
  }
}
