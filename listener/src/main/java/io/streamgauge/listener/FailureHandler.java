package io.streamgauge.listener;

import io.streamgauge.alert.Alert;

/** Is told of an alert that a handler failed to act on in all of its attempts. */
@FunctionalInterface
public interface FailureHandler {

  /**
   * Takes note. The listener goes on with the next alert afterwards, whatever this throws.
   *
   * @param failure what the handler threw in its last attempt
   */
  void failed(Alert alert, Exception failure);
}
