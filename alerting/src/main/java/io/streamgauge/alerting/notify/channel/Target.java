package io.streamgauge.alerting.notify.channel;

import io.streamgauge.alerting.notify.plan.Notification;

/** Somebody who is told. Used by one thread. */
public interface Target extends AutoCloseable {

  /**
   * Tries once, within the time limit of the target.
   *
   * @throws InterruptedException if the process is being stopped; whether it was told is unknown
   */
  Outcome send(Notification notification) throws InterruptedException;

  @Override
  default void close() {}
}
