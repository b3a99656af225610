package io.streamgauge.streams.window;

import io.streamgauge.metric.WindowState;

/**
 * How far event time has come in one task. Not thread-safe: used by the task's own thread.
 *
 * <p>Two readings are told apart. What is <em>late</em> is judged on event time alone. What is
 * <em>over</em> is judged on event time that goes on with the wall clock while no newer event
 * comes, so that the last windows close too when input stops.
 */
public final class Watermark {

  private static final long NONE = Long.MIN_VALUE;

  private final TimeMode mode;
  private long latest = NONE;
  private long advancedAt;

  public Watermark(TimeMode mode) {
    this.mode = mode;
  }

  /** Latest event time seen, epoch milliseconds; {@link Long#MIN_VALUE} before the first event. */
  public long latest() {
    return latest;
  }

  /** Takes up where an earlier life of the task stopped. */
  public void resume(long earlierLatest, long wallClock) {
    latest = earlierLatest;
    advancedAt = wallClock;
  }

  /** Notes an event time. Wall clock in epoch milliseconds; a time ahead of it counts as now. */
  public void observe(long eventTime, long wallClock) {
    long time = mode instanceof TimeMode.Live ? Math.min(eventTime, wallClock) : eventTime;
    if (time > latest) {
      latest = time;
      advancedAt = wallClock;
    }
  }

  /** Whether a window with this end has passed its grace. Epoch milliseconds. */
  public boolean isPast(long windowEnd) {
    return mode instanceof TimeMode.Live live
        && latest != NONE
        && latest >= windowEnd + live.grace().toMillis();
  }

  /** Whether an event time is so far ahead of the wall clock that its clock must be wrong. */
  public static boolean isAhead(TimeMode mode, long eventTime, long wallClock) {
    return mode instanceof TimeMode.Live live && eventTime > wallClock + live.ahead().toMillis();
  }

  /** State of a window with this end. */
  public WindowState stateOf(long windowEnd, long wallClock) {
    long now = now(wallClock);
    if (now < windowEnd) {
      return WindowState.OPEN;
    }
    return now < windowEnd + mode.grace().toMillis() ? WindowState.CLOSED : WindowState.FINAL;
  }

  /** Windows that end up to here are final; negative if none can be. Epoch milliseconds. */
  long finalUpTo(long wallClock) {
    long now = now(wallClock);
    return now == Long.MAX_VALUE || now == NONE ? now : now - mode.grace().toMillis();
  }

  /** Event time now: the latest seen, going on with the wall clock since. */
  long now(long wallClock) {
    if (mode instanceof TimeMode.Recorded recorded) {
      return recorded.inputEnded().getAsBoolean() ? Long.MAX_VALUE : NONE;
    }
    return latest == NONE ? NONE : latest + Math.max(0, wallClock - advancedAt);
  }

  /** Whether windows are reported while they fill. Recorded ones are reported once, when final. */
  boolean reportsOpenWindows() {
    return mode instanceof TimeMode.Live;
  }
}
