package io.streamgauge.alerting.lifecycle;

import static java.util.Objects.requireNonNull;

import io.streamgauge.alert.AlertState;
import java.time.Duration;

/**
 * The life of one alert. Each state offers only the steps that are legal from it:
 *
 * <pre>
 * Inactive -> Pending -> Firing -> Resolved -> Pending
 * Pending  -> Inactive
 * any but NoData -> NoData -> any but NoData
 * Firing, NoData   -> Suppressed -> Firing, NoData, and what follows from them
 * </pre>
 *
 * Times are epoch milliseconds of event time.
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

  /** The state as others are told of it. */
  AlertState state();

  /** When it began, as others are told of it; of {@link Inactive}, that is not known. */
  long since(long otherwise);

  /**
   * The state after nothing was heard for too long.
   *
   * @param since end of the last window that was heard of
   */
  default Life silent(long since) {
    return new NoData(since, this instanceof Pending ? new Inactive() : this);
  }

  /** The state after its end for other reasons than a quiet window. */
  default Life ended() {
    return this;
  }

  /** Whether somebody is to act on it, unless it is kept quiet. */
  default boolean isLoud() {
    return false;
  }

  /** What it would be if nothing kept it quiet. */
  default Life loud() {
    return this;
  }

  /** What it is when something keeps it quiet. */
  default Life suppressed() {
    return isLoud() ? new Suppressed(this) : this;
  }

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

    @Override
    public AlertState state() {
      return AlertState.INACTIVE;
    }

    @Override
    public long since(long otherwise) {
      return otherwise;
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

    @Override
    public Life ended() {
      return new Inactive();
    }

    @Override
    public AlertState state() {
      return AlertState.PENDING;
    }

    @Override
    public long since(long otherwise) {
      return since;
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
          ? new Resolved(since, false)
          : new Firing(since, began);
    }

    @Override
    public Life ended() {
      return new Resolved(since, false);
    }

    @Override
    public boolean isLoud() {
      return true;
    }

    @Override
    public AlertState state() {
      return AlertState.FIRING;
    }

    @Override
    public long since(long otherwise) {
      return since;
    }
  }

  /**
   * Fired, and is over.
   *
   * @param since event time at which the breach had begun
   * @param overturned whether late events have shown since then that it should not have fired
   */
  record Resolved(long since, boolean overturned) implements Life {

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

    @Override
    public AlertState state() {
      return AlertState.RESOLVED;
    }

    @Override
    public long since(long otherwise) {
      return since;
    }
  }

  /**
   * Nothing is heard of the series, and the rule asks for that to be told.
   *
   * @param since event time up to which something was heard
   * @param before what it was before; it goes on from there when something is heard again
   */
  record NoData(long since, Life before) implements Life {

    public NoData {
      requireNonNull(before, "before");
      if (before instanceof NoData || before instanceof Pending || before instanceof Suppressed) {
        throw new IllegalArgumentException("before no data was " + before);
      }
    }

    @Override
    public Life breached(Window window, Duration hold) {
      return before.breached(window, hold);
    }

    @Override
    public Life between(Window window) {
      return before.between(window);
    }

    /** What fired does not do so again while it has yet to be over for long enough. */
    @Override
    public Life quiet(Window window, Duration keep) {
      Life next = before.quiet(window, keep);
      return next instanceof Firing ? new NoData(since, next) : next;
    }

    @Override
    public Life silent(long since) {
      return this;
    }

    @Override
    public Life ended() {
      return before.ended();
    }

    @Override
    public boolean isLoud() {
      return true;
    }

    @Override
    public AlertState state() {
      return AlertState.NO_DATA;
    }

    @Override
    public long since(long otherwise) {
      return since;
    }
  }

  /**
   * Something keeps it quiet: somebody asked for that, or another alert tells it already.
   *
   * @param loud what it would be otherwise, and goes on as underneath: firing or no data
   */
  record Suppressed(Life loud) implements Life {

    public Suppressed {
      if (!loud.isLoud()) {
        throw new IllegalArgumentException("what is kept quiet is " + loud);
      }
    }

    @Override
    public Life breached(Window window, Duration hold) {
      return loud.breached(window, hold).suppressed();
    }

    @Override
    public Life between(Window window) {
      return loud.between(window).suppressed();
    }

    @Override
    public Life quiet(Window window, Duration keep) {
      return loud.quiet(window, keep).suppressed();
    }

    @Override
    public Life silent(long since) {
      return loud.silent(since).suppressed();
    }

    @Override
    public Life ended() {
      return loud.ended();
    }

    @Override
    public Life suppressed() {
      return this;
    }

    @Override
    public AlertState state() {
      return AlertState.SUPPRESSED;
    }

    @Override
    public long since(long otherwise) {
      return loud.since(otherwise);
    }
  }
}
