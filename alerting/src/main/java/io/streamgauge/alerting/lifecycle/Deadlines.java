package io.streamgauge.alerting.lifecycle;

import java.util.Comparator;
import java.util.HashSet;
import java.util.PriorityQueue;
import java.util.Set;

/** When each alert's series has been silent for too long, unless something is heard before. */
final class Deadlines {

  /** Epoch milliseconds. */
  private record Deadline(String alertId, long at) {}

  /** Takes an alert's deadline that has passed, and tells the next one. */
  @FunctionalInterface
  interface Passed {

    /** Not a time: there is none until something is heard again. */
    long NONE = Long.MAX_VALUE;

    long next(String alertId);
  }

  private final PriorityQueue<Deadline> queue =
      new PriorityQueue<>(Comparator.comparingLong(Deadline::at));
  private final Set<String> queued = new HashSet<>();

  /** Notes that something was heard; an alert that has a deadline keeps it, to be asked again. */
  void note(String alertId, long at) {
    if (queued.add(alertId)) {
      queue.add(new Deadline(alertId, at));
    }
  }

  /** Hands out all deadlines that are not after a time. */
  void pass(long now, Passed passed) {
    while (!queue.isEmpty() && queue.peek().at() <= now) {
      String alertId = queue.poll().alertId();
      queued.remove(alertId);
      long next = passed.next(alertId);
      if (next != Passed.NONE) {
        note(alertId, Math.max(next, now + 1));
      }
    }
  }
}
