package io.streamgauge.service.kafka;

/** The brokers do not tell offsets now. */
public final class UnknownOffsetsException extends RuntimeException {

  private static final long serialVersionUID = 1;

  UnknownOffsetsException(Throwable cause) {
    super("the brokers do not tell offsets: " + cause, cause);
  }
}
