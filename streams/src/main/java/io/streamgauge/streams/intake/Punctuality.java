package io.streamgauge.streams.intake;

import io.streamgauge.streams.window.Resolution;
import io.streamgauge.streams.window.TimeMode;
import io.streamgauge.streams.window.Watermark;
import java.util.function.LongSupplier;

/**
 * Tells timely events from others, for the events of one input partition. It is judged where events
 * come in, because only there is one partition's event time known for itself: while partitions
 * catch up after an outage, each at its own pace, none makes the events of another late. Not
 * thread-safe: used by the task's own thread.
 */
public final class Punctuality {

  /** What an event's time says. */
  public enum Verdict {
    TIMELY,
    /** It comes after the grace of its window. */
    LATE,
    /** It is so far ahead of the wall clock that its clock must be wrong. */
    AHEAD
  }

  private final TimeMode mode;
  private final Watermark watermark;
  private final LongSupplier wallClock;
  private long now;

  /**
   * @param wallClock epoch milliseconds
   */
  public Punctuality(TimeMode mode, LongSupplier wallClock) {
    this.mode = mode;
    this.watermark = new Watermark(mode);
    this.wallClock = wallClock;
  }

  /** Judges an event time, epoch milliseconds, and takes note of it. */
  public Verdict of(long eventTime) {
    begin();
    return of(eventTime, Resolution.TEN_SECONDS.endOf(eventTime));
  }

  /** Looks at the clock, once for all events of a batch. */
  public void begin() {
    now = wallClock.getAsLong();
  }

  /**
   * Judges an event time, epoch milliseconds, and takes note of it, after {@link #begin}.
   *
   * @param windowEnd end of the 10 s window that it is in
   */
  public Verdict of(long eventTime, long windowEnd) {
    if (Watermark.isAhead(mode, eventTime, now)) {
      return Verdict.AHEAD;
    }
    if (eventTime < 0 || watermark.isPast(windowEnd)) { // there are no windows before 1970
      return Verdict.LATE;
    }
    watermark.observe(eventTime, now);
    return Verdict.TIMELY;
  }
}
