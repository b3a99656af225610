package io.streamgauge.bench.queries;

/** An answer is not what it has to be; measuring it is worth nothing. */
final class WrongAnswerException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  WrongAnswerException(String message) {
    super(message);
  }
}
