package io.streamgauge.collectors;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Readings that wait for the publisher, bounded. Where there is no room the oldest one goes, since
 * the newest tells most: counters are cumulative, and memory is judged as it is now.
 */
final class SampleQueue<T> {

  private final int capacity;
  private final WhenFull whenFull;
  private final Runnable wakeUp;
  private final Deque<T> waiting = new ArrayDeque<>();
  private long offered;
  private long taken;
  private long refused;
  private boolean closed;

  SampleQueue(int capacity, WhenFull whenFull, Runnable wakeUp) {
    this.capacity = capacity;
    this.whenFull = whenFull;
    this.wakeUp = wakeUp;
  }

  /** Appends a reading from outside; waits for room where that was asked for. */
  synchronized void put(T sample) {
    while (whenFull == WhenFull.WAIT && waiting.size() >= capacity && !closed) {
      wakeUp.run();
      try {
        wait(10);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        break;
      }
    }
    if (closed) {
      offered++;
      refused++;
    } else {
      add(sample);
    }
  }

  /** Appends a reading of the publisher's own, which must not wait for itself. */
  synchronized void add(T sample) {
    offered++;
    if (waiting.size() >= capacity) {
      waiting.removeFirst();
      refused++;
    }
    waiting.addLast(sample);
  }

  /** The oldest reading, which stays; null where there is none. */
  synchronized T peek() {
    return waiting.peekFirst();
  }

  /** Takes the oldest reading out; null where there is none. */
  synchronized T poll() {
    T sample = waiting.pollFirst();
    if (sample != null) {
      taken++;
      notifyAll();
    }
    return sample;
  }

  /** Takes the oldest readings out, so many at most. */
  List<T> poll(int most) {
    List<T> taken = new ArrayList<>();
    while (taken.size() < most) {
      T next = poll();
      if (next == null) {
        break;
      }
      taken.add(next);
    }
    return taken;
  }

  synchronized BooleanSupplier emptied() {
    long mark = offered;
    return () -> gone() >= mark;
  }

  private synchronized long gone() {
    return taken + refused;
  }

  synchronized void close() {
    closed = true;
    notifyAll();
  }

  synchronized void discard() {
    refused += waiting.size();
    waiting.clear();
  }

  synchronized long offered() {
    return offered;
  }

  synchronized long refused() {
    return refused;
  }
}
