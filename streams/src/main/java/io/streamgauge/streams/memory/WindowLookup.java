package io.streamgauge.streams.memory;

import io.streamgauge.metric.MemoryTrend;

/** Finds the stored windows of the instance that a batch is of. */
@FunctionalInterface
public interface WindowLookup {

  /**
   * Returns the window as last stored, or null where there is none yet.
   *
   * @param resolution length of the window in milliseconds
   * @param start start of the window, epoch milliseconds
   */
  MemoryTrend find(long resolution, long start);
}
