package io.streamgauge.alerting.lifecycle;

import java.time.Duration;

/**
 * The life of one alert: inactive, pending, firing, resolved. Each state offers only the steps that
 * are legal from it: {@code Inactive -> Pending -> Firing -> Resolved -> Pending}, and back from
 * Pending to Inactive.
 */
public sealed interface Life {

  /** The state after a breach. */
  Life breached(Window window, Duration hold);

  /** The state after a complete window without breach. */
  Life quiet(Window window);

  /** Never fired, or pending was given up. */
  record Inactive() implements Life {

    @Override
    public Life breached(Window window, Duration hold) {
      return Pending.begin(window, hold);
    }

    @Override
    public Life quiet(Window window) {
      return this;
    }
  }

  /**
   * In breach, not yet for long enough.
   *
   * @param since event time at which the breach began
   * @param lastSeen event time up to which it was seen
   */
  record Pending(long since, long lastSeen) implements Life {

    private static Life begin(Window window, Duration hold) {
      return new Pending(window.breachingSince(), window.knownUntil()).fireAfter(hold);
    }

    /**
     * A breach that was not seen for longer than {@code hold} is another one. A window that is
     * reported after the one that it precedes, because its events came later, moves the beginning
     * back.
     */
    @Override
    public Life breached(Window window, Duration hold) {
      if (window.start() - lastSeen > hold.toMillis()) {
        return begin(window, hold);
      }
      long began = precedes(window) ? window.breachingSince() : since;
      return new Pending(began, Math.max(lastSeen, window.knownUntil())).fireAfter(hold);
    }

    /** Whether it ends before the breach began, with no room for a quiet window in between. */
    private boolean precedes(Window window) {
      return window.end() <= since && since - window.end() < window.length();
    }

    /** A window that ended before the breach began says nothing about it. */
    @Override
    public Life quiet(Window window) {
      return window.end() > since ? new Inactive() : this;
    }

    private Life fireAfter(Duration hold) {
      return lastSeen - since >= hold.toMillis() ? new Firing(since) : this;
    }
  }

  /**
   * In breach for long enough.
   *
   * @param since event time at which the breach began
   */
  record Firing(long since) implements Life {

    @Override
    public Life breached(Window window, Duration hold) {
      return this;
    }

    @Override
    public Life quiet(Window window) {
      return new Resolved(since);
    }

    /** The state after its rule stopped to watch it. */
    Resolved retired() {
      return new Resolved(since);
    }
  }

  /**
   * Fired, and is over.
   *
   * @param since event time at which the breach had begun
   */
  record Resolved(long since) implements Life {

    @Override
    public Life breached(Window window, Duration hold) {
      return Pending.begin(window, hold);
    }

    @Override
    public Life quiet(Window window) {
      return this;
    }
  }
}
