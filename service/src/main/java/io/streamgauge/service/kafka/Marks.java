package io.streamgauge.service.kafka;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;

/**
 * How far one partition is consumed, in time: marks pair a time with the end that the partition had
 * by then, and a mark is passed once everything before that end is consumed. Not thread-safe.
 */
public final class Marks {

  private static final int MOST = 64;

  private record Mark(long time, long end) {}

  private final Deque<Mark> ahead = new ArrayDeque<>();
  private OptionalLong passed = OptionalLong.empty();

  /**
   * Adds a mark. While very many are ahead, the last one gives way to it: it is passed later, and
   * time goes on in a greater step.
   *
   * @param time what is to be known once the mark is passed, epoch milliseconds; a time that is not
   *     later than that of the last mark adds nothing
   * @param end end of the partition, exclusive, asked for after it was known that nothing of before
   *     {@code time} is still to be appended
   */
  public void set(long time, long end) {
    long latest = ahead.isEmpty() ? passed.orElse(Long.MIN_VALUE) : ahead.getLast().time();
    if (time <= latest) {
      return;
    }
    if (ahead.size() == MOST) {
      ahead.removeLast();
    }
    ahead.addLast(new Mark(time, end));
  }

  /** Passes the marks up to an offset, exclusive. */
  public void pass(long consumed) {
    while (!ahead.isEmpty() && ahead.getFirst().end() <= consumed) {
      passed = OptionalLong.of(ahead.removeFirst().time());
    }
  }

  /** Time of the latest mark that is passed; empty if there is none. */
  public OptionalLong passed() {
    return passed;
  }
}
