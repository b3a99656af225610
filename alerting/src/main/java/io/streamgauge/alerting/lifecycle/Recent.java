package io.streamgauge.alerting.lifecycle;

import io.streamgauge.alerting.lifecycle.Verdict.Level;
import io.streamgauge.alerting.rules.Quorum;
import io.streamgauge.metric.WindowState;

/**
 * What was said of the latest windows, so that several of them can be judged together, and so that
 * it is noticed when late events overturn what was said. Bits: the lowest is that of the latest
 * window, the next that of the window before it.
 *
 * @param breached which of them breach
 * @param complete which of them were judged when they were complete
 * @param last which of them were judged when they were final
 */
public record Recent(long breached, long complete, long last) {

  /** Nothing was said. */
  public static final Recent NONE = new Recent(0, 0, 0);

  /** How many windows are remembered at most. */
  static final int MOST = Quorum.MOST;

  /**
   * The same with a window that was judged.
   *
   * @param judged start of the latest window before it, epoch milliseconds
   */
  Recent noting(Verdict verdict, long judged) {
    if (judged == Track.NEVER) {
      return NONE.with(0, verdict);
    }
    long ahead = position(verdict.window(), judged);
    return ahead >= 0 ? after(ahead).with(0, verdict) : with(-ahead, verdict);
  }

  private static long position(Window window, long judged) {
    return Math.floorDiv(window.start() - judged, window.length());
  }

  private Recent after(long windows) {
    return windows < MOST
        ? new Recent(breached << windows, complete << windows, last << windows)
        : NONE;
  }

  private Recent with(long back, Verdict verdict) {
    if (back >= MOST) {
      return this;
    }
    long bit = 1L << back;
    return new Recent(
        set(breached, bit, verdict.level() == Level.BREACH),
        set(complete, bit, verdict.window().complete()),
        set(last, bit, verdict.window().state() == WindowState.FINAL));
  }

  private static long set(long bits, long bit, boolean on) {
    return on ? bits | bit : bits & ~bit;
  }

  /** Whether a window that had been called a breach when it was complete is none any more. */
  boolean isOverturnedBy(Verdict verdict, long judged) {
    return verdict.level() != Level.BREACH && has(breached & complete, verdict.window(), judged);
  }

  /** Whether a window had been judged when it was final. */
  boolean wasFinal(Window window, long judged) {
    return has(last, window, judged);
  }

  private static boolean has(long bits, Window window, long judged) {
    long back = judged == Track.NEVER ? -1 : -position(window, judged);
    return back >= 0 && back < MOST && (bits & 1L << back) != 0;
  }

  /** Whether enough of the latest windows breach. */
  boolean reaches(Quorum quorum) {
    return reaches(quorum, 0);
  }

  /** The same of the windows up to one that lies some windows back. */
  boolean reaches(Quorum quorum, int back) {
    long latest = breached >>> back & (1L << quorum.of()) - 1;
    return Long.bitCount(latest) >= quorum.least();
  }

  /** Whether something was said of the window that lies some windows back. */
  boolean knows(int back) {
    return ((breached | complete) & 1L << back) != 0;
  }

  /** Whether that window was complete when it was judged. */
  boolean isComplete(int back) {
    return (complete & 1L << back) != 0;
  }
}
