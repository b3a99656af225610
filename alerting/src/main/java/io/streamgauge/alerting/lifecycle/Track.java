package io.streamgauge.alerting.lifecycle;

import static java.util.Objects.requireNonNull;

/**
 * What is remembered of one alert between two windows.
 *
 * @param judged start of the latest window that was judged, epoch milliseconds
 * @param transitions how many there were so far
 */
public record Track(Life life, long judged, long transitions) {

  /** An alert that nothing is known of. */
  public static final Track NEW = new Track(new Life.Inactive(), Long.MIN_VALUE, 0);

  public Track {
    requireNonNull(life, "life");
    if (transitions < 0) {
      throw new IllegalArgumentException("transitions are " + transitions + ", below 0");
    }
  }
}
