package io.streamgauge.listener;

import io.streamgauge.alert.Alert;

/**
 * Acts on a transition of an alert. Called on the listener's one thread; the next alert waits until
 * it returns.
 */
@FunctionalInterface
public interface AlertHandler {

  /**
   * Acts. Having returned, it is not called for this transition again, unless the process is lost
   * before that has been written down: acting twice must do no harm. An alert's id and sequence
   * name the transition.
   *
   * @throws Exception where it could not act; it is called again after a pause, up to the number of
   *     attempts
   */
  void handle(Alert alert) throws Exception;
}
