package io.streamgauge.alerting.lifecycle;

import java.time.Duration;

/**
 * The life of one alert: inactive, pending, firing, resolved. Each state offers only the steps that
 * are legal from it: {@code Inactive -> Pending -> Firing -> Resolved -> Pending}, and back from
 * Pending to Inactive. Times are epoch milliseconds.
 */
public sealed interface Life {

  /** The state after a breach. */
  Life breached(Window window, Duration hold);

  /** The state after a complete window that is not in breach, and not clear of it. */
  Life between(Window window);

  /**
   * The state after a complete window that is clear of a breach.
   *
   * @param keep how long it has to be over
   */
  Life quiet(Window window, Duration keep);

  /** Never fired, or pending was given up. */
  record Inactive() implements Life {

    @Override
    public Life breached(Window window, Duration hold) {
      return Pending.begin(window, hold);
    }

    @Override
    public Life between(Window window) {
      return this;
    }

    @Override
    public Life quiet(Window window, Duration keep) {
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
    public Life between(Window window) {
      return window.end() > since ? new Inactive() : this;
    }

    @Override
    public Life quiet(Window window, Duration keep) {
      return between(window);
    }

    private Life fireAfter(Duration hold) {
      return lastSeen - since >= hold.toMillis() ? new Firing(since) : this;
    }
  }

  /**
   * In breach for long enough, and not over for long enough.
   *
   * @param since event time at which the breach began
   * @param quietSince event time at which it was over; {@link #NOT_QUIET} where it is not
   */
  record Firing(long since, long quietSince) implements Life {

    /** Not a time: the breach goes on. */
    public static final long NOT_QUIET = Long.MIN_VALUE;

    public Firing(long since) {
      this(since, NOT_QUIET);
    }

    @Override
    public Life breached(Window window, Duration hold) {
      return new Firing(since);
    }

    @Override
    public Life between(Window window) {
      return new Firing(since);
    }

    @Override
    public Life quiet(Window window, Duration keep) {
      long began = quietSince == NOT_QUIET ? window.start() : quietSince;
      return window.end() - began >= keep.toMillis()
          ? new Resolved(since)
          : new Firing(since, began);
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
    public Life between(Window window) {
      return this;
    }

    @Override
    public Life quiet(Window window, Duration keep) {
      return this;
    }
  }
}
