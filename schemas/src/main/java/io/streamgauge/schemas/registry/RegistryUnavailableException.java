package io.streamgauge.schemas.registry;

import org.apache.kafka.common.errors.RetriableException;

/**
 * The registry could not be asked: unreachable, overloaded, or it does not let us in. The record at
 * hand may be perfectly good, so this is never a reason to skip or dead-letter it; stop and try
 * again later.
 */
public final class RegistryUnavailableException extends RetriableException {

  private static final long serialVersionUID = 1L;

  public RegistryUnavailableException(String message) {
    super(message);
  }

  public RegistryUnavailableException(String message, Throwable cause) {
    super(message, cause);
  }

  /**
   * Whether {@code failure} or one of its causes is of this type. Kafka's consumer wraps what a
   * deserializer throws, so handlers of bad records ask this before they take a record for poison.
   */
  public static boolean isBehind(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof RegistryUnavailableException) {
        return true;
      }
    }
    return false;
  }
}
