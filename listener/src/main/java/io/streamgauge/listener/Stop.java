package io.streamgauge.listener;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Whether the listener is to end, for those that wait. Thread-safe. */
final class Stop {

  private final CountDownLatch requested = new CountDownLatch(1);

  void request() {
    requested.countDown();
  }

  boolean requested() {
    return requested.getCount() == 0;
  }

  /** Waits, but not once the end was asked for. An interrupt ends the wait too. */
  void pause(Duration time) {
    try {
      requested.await(time.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      // Whoever interrupts does not end the listener; close() does.
    }
  }
}
