package io.streamgauge.collectors;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongConsumer;

/** Decides when caches, gauges and memory are read. For the publisher's thread only. */
final class Sampler {

  /**
   * Something that is read every now and then.
   *
   * @param read reads it; is given the time, epoch milliseconds
   * @param interval how often
   */
  record Task(LongConsumer read, Duration interval) {

    Task {
      requireNonNull(read, "read");
      requireNonNull(interval, "interval");
    }
  }

  private final List<Task> tasks;
  private final long[] next;
  private final Memory memory;
  private final InstantSource clock;

  Sampler(List<Task> tasks, Memory memory, InstantSource clock) {
    this.tasks = List.copyOf(tasks);
    this.next = new long[tasks.size()];
    this.memory = memory;
    this.clock = clock;
    allDue();
  }

  private void allDue() {
    Arrays.fill(next, System.nanoTime());
  }

  /** Reads what is due. */
  void readDue() {
    long now = System.nanoTime();
    for (int i = 0; i < next.length; i++) {
      if (now - next[i] >= 0) {
        Task task = tasks.get(i);
        next[i] = now + task.interval().toNanos();
        task.read().accept(clock.millis());
      }
    }
    memory.drain();
  }

  /** Reads everything, due or not. */
  void readAll() {
    allDue();
    readDue();
  }

  void close() {
    memory.close();
  }
}
