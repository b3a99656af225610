package io.streamgauge.alerting.lifecycle;

import static java.util.Objects.requireNonNull;

/**
 * What is remembered of one alert between two windows.
 *
 * @param judged start of the latest window that was judged, epoch milliseconds; {@link #NEVER}
 *     where none was
 * @param transitions how many there were so far
 * @param recent which of the latest windows breached; nothing, where each is judged by itself
 */
public record Track(Life life, long judged, long transitions, Recent recent) {

  /** Not a time: no window was judged yet. */
  public static final long NEVER = Long.MIN_VALUE;

  /** An alert that nothing is known of. */
  public static final Track NEW = new Track(new Life.Inactive(), NEVER, 0, Recent.NONE);

  public Track {
    requireNonNull(life, "life");
    requireNonNull(recent, "recent");
    if (transitions < 0) {
      throw new IllegalArgumentException("transitions are " + transitions + ", below 0");
    }
  }
}
