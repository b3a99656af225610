package io.streamgauge.standalone.embedded;

/** Someone who is needed does not answer; the message names the address. */
public final class UnreachableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public UnreachableException(String message, Throwable cause) {
    super(message, cause);
  }
}
