package io.streamgauge.standalone.demo.shop;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * A session store that forgets nothing: every cart that is looked at leaves a session behind. How
 * much depends on the time since the one before, so that the leak has a steady rate under any load.
 */
final class Leak {

  private static final int LARGEST = 4 << 20;

  private final Deque<byte[]> sessions = new ArrayDeque<>();
  private long bytesPerSecond;
  private long limit;
  private long retained;
  private long last;

  synchronized void start(long bytesPerSecond, long limit) {
    if (bytesPerSecond <= 0 || limit <= 0) {
      throw new IllegalArgumentException(
          "Rate and limit of a leak must be above 0, not " + bytesPerSecond + " and " + limit);
    }
    this.bytesPerSecond = bytesPerSecond;
    this.limit = limit;
    this.last = System.nanoTime();
  }

  synchronized void stop() {
    bytesPerSecond = 0;
    retained = 0;
    sessions.clear();
  }

  /** A cart was looked at. */
  synchronized void touch() {
    if (bytesPerSecond == 0) {
      return;
    }
    long now = System.nanoTime();
    long due = (long) (bytesPerSecond * ((now - last) / 1e9));
    int size = (int) Math.min(Math.min(due, LARGEST), limit - retained);
    last = now;
    sessions.add(new byte[size]);
    retained += size;
  }

  synchronized long retained() {
    return retained;
  }
}
