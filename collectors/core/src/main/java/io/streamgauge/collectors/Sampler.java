package io.streamgauge.collectors;

import java.time.Duration;
import java.time.InstantSource;

/** Decides when caches and memory are read. For the publisher's thread only. */
final class Sampler {

  private final Caches caches;
  private final Memory memory;
  private final InstantSource clock;
  private final long cacheInterval;
  private final long memoryInterval;
  private long nextCaches = System.nanoTime();
  private long nextMemory = nextCaches;

  Sampler(
      Caches caches,
      Memory memory,
      InstantSource clock,
      Duration cacheInterval,
      Duration memoryInterval) {
    this.caches = caches;
    this.memory = memory;
    this.clock = clock;
    this.cacheInterval = cacheInterval.toNanos();
    this.memoryInterval = memoryInterval.toNanos();
  }

  /** Reads what is due. */
  void readDue() {
    long now = System.nanoTime();
    if (now - nextCaches >= 0) {
      nextCaches = now + cacheInterval;
      caches.read(clock.millis());
    }
    if (now - nextMemory >= 0) {
      nextMemory = now + memoryInterval;
      memory.read(clock.millis());
    }
    memory.drain();
  }

  /** Reads everything, due or not. */
  void readAll() {
    nextCaches = System.nanoTime();
    nextMemory = nextCaches;
    readDue();
  }

  void close() {
    memory.close();
  }
}
