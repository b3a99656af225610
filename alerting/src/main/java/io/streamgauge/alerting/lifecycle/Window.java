package io.streamgauge.alerting.lifecycle;

import static java.util.Objects.requireNonNull;

import io.streamgauge.metric.WindowState;

/**
 * A window as it stood when it was reported. Times are epoch milliseconds.
 *
 * @param start inclusive
 * @param end exclusive
 * @param lastEvent latest event time in it
 */
public record Window(long start, long end, WindowState state, long lastEvent) {

  public Window {
    requireNonNull(state, "state");
    if (end <= start) {
      throw new IllegalArgumentException("window ends at " + end + ", starts at " + start);
    }
  }

  long length() {
    return end - start;
  }

  /** Whether its end has passed. */
  boolean complete() {
    return state != WindowState.OPEN;
  }

  /** The event time up to which it tells something: its end, or its last event while it fills. */
  long knownUntil() {
    return complete() ? end : lastEvent;
  }

  /**
   * The event time from which on a breach is known that nothing before has told: a complete window
   * breaches as a whole, one that fills breaches since the event that tipped it over.
   */
  long breachingSince() {
    return complete() ? start : lastEvent;
  }
}
