package io.streamgauge.alerting.lifecycle;

import io.streamgauge.alerting.lifecycle.Life.Firing;
import io.streamgauge.alerting.lifecycle.Life.Inactive;
import io.streamgauge.alerting.lifecycle.Life.Resolved;
import io.streamgauge.alerting.rules.Rule;
import io.streamgauge.metric.WindowState;

/**
 * Goes through the latest windows once more, as they are known now, and finds whether an alert that
 * fires, or fired last, would have fired.
 */
final class Replay {

  private final Rule rule;
  private final Track track;
  private final Window overturned;
  private final long length;

  /**
   * @param track with the window that was overturned noted
   * @param overturned the window of which something else is known now
   */
  Replay(Rule rule, Track track, Window overturned) {
    this.rule = rule;
    this.track = track;
    this.overturned = overturned;
    this.length = overturned.length();
  }

  /** Whether the alert should not have fired; false where that cannot be told any more. */
  boolean overturns() {
    Life life = track.life();
    boolean mayBe =
        life instanceof Firing || life instanceof Resolved resolved && !resolved.overturned();
    if (!mayBe || overturned.end() <= life.since(0)) {
      return false;
    }
    long windows = (track.judged() - Math.floorDiv(life.since(0), length) * length) / length;
    boolean remembered = windows + rule.quorum().of() <= Recent.MOST;
    return remembered && !fires((int) Math.max(0, windows));
  }

  private boolean fires(int windows) {
    Life life = new Inactive();
    for (int back = windows; back >= 0 && !(life instanceof Firing); back--) {
      if (track.recent().knows(back)) {
        life =
            track.recent().reaches(rule.quorum(), back)
                ? life.breached(window(back), rule.hold())
                : life.quiet(window(back), rule.keepFiring());
      }
    }
    return life instanceof Firing;
  }

  /** Of a window that still fills it is not remembered when it breached; it does not help much. */
  private Window window(int back) {
    long start = track.judged() - back * length;
    WindowState state = track.recent().isComplete(back) ? WindowState.FINAL : WindowState.OPEN;
    return new Window(start, start + length, state, start);
  }
}
