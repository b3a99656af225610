package io.streamgauge.streams.intake;

/**
 * A batch whose content contradicts itself. It goes to the dead-letter topic with this message as
 * the reason.
 */
public final class MalformedBatchException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param message which field is wrong, its value and what is allowed
   */
  public MalformedBatchException(String message) {
    super(message);
  }
}
