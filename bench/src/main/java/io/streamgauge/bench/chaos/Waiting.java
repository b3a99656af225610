package io.streamgauge.bench.chaos;

import java.time.Duration;

/** Waits for conditions by looking again and again. */
final class Waiting {

  private static final Duration LOOK_EVERY = Duration.ofMillis(25);

  private Waiting() {}

  /** Something that comes about by itself. */
  @FunctionalInterface
  interface Condition {
    boolean holds() throws InterruptedException;
  }

  /**
   * Returns when the condition holds.
   *
   * @param what for the error: {@code "streams-1 is ready"}
   * @throws ChaosException if it does not hold within the limit
   */
  static void until(String what, Duration limit, Condition condition) throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!condition.holds()) {
      if (System.nanoTime() - deadline > 0) {
        throw new ChaosException("waited %d s until %s".formatted(limit.toSeconds(), what));
      }
      Thread.sleep(LOOK_EVERY.toMillis());
    }
  }
}
