package io.streamgauge.alerting.lifecycle;

import io.streamgauge.alerting.rules.Quorum;

/**
 * Which of the latest windows breached, so that several of them can be judged together.
 *
 * @param bits the lowest is that of the latest window, the next that of the window before it
 */
public record Recent(long bits) {

  /** None did. */
  public static final Recent NONE = new Recent(0);

  /**
   * The same with a window that was judged.
   *
   * @param judged start of the latest window before it, epoch milliseconds
   */
  Recent noting(Verdict verdict, long judged) {
    Window window = verdict.window();
    boolean breach = verdict.level() == Verdict.Level.BREACH;
    if (judged == Track.NEVER) {
      return NONE.with(0, breach);
    }
    long ahead = Math.floorDiv(window.start() - judged, window.length());
    return ahead >= 0 ? after(ahead).with(0, breach) : with(-ahead, breach);
  }

  private Recent after(long windows) {
    return windows < Quorum.MOST ? new Recent(bits << windows) : NONE;
  }

  private Recent with(long back, boolean breach) {
    if (back >= Quorum.MOST) {
      return this;
    }
    long bit = 1L << back;
    return new Recent(breach ? bits | bit : bits & ~bit);
  }

  /** Whether enough of the latest windows breached. */
  boolean reaches(Quorum quorum) {
    long latest = bits & ((1L << quorum.of()) - 1);
    return Long.bitCount(latest) >= quorum.least();
  }
}
