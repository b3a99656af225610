package io.streamgauge.alerting.lifecycle;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.stream.Stream;

/**
 * What is remembered of one alert between two windows. Times are epoch milliseconds of event time.
 *
 * @param judged start of the latest window that was judged; {@link #NEVER} where none was
 * @param transitions how many there were so far
 * @param recent what was said of the latest windows
 * @param heard end of the latest window that was heard of, judged or not; {@link #NEVER} where the
 *     rule does not mind
 * @param fired when it began to fire, the latest last; of the last hour, and {@link #MOST_FIRED} at
 *     most
 */
public record Track(
    Life life, long judged, long transitions, Recent recent, long heard, List<Long> fired) {

  /** Not a time. */
  public static final long NEVER = Long.MIN_VALUE;

  /** How many firings are remembered. */
  public static final int MOST_FIRED = 100;

  /** An alert that nothing is known of. */
  public static final Track NEW =
      new Track(new Life.Inactive(), NEVER, 0, Recent.NONE, NEVER, List.of());

  private static final long HOUR = 3_600_000;

  public Track {
    requireNonNull(life, "life");
    requireNonNull(recent, "recent");
    fired = List.copyOf(fired);
    if (transitions < 0) {
      throw new IllegalArgumentException("transitions are " + transitions + ", below 0");
    }
    if (fired.size() > MOST_FIRED) {
      throw new IllegalArgumentException("fired " + fired.size() + " times, above " + MOST_FIRED);
    }
  }

  /** The same after a window was judged, told or not. */
  Track judging(Window window, Recent noted) {
    return new Track(life, Math.max(judged, window.start()), transitions, noted, heard, fired);
  }

  /** The same after something was heard. */
  Track hearing(Window window) {
    return new Track(life, judged, transitions, recent, Math.max(heard, window.end()), fired);
  }

  /** The same in a state that nobody is told of. */
  Track at(Life next) {
    return new Track(next, judged, transitions, recent, heard, fired);
  }

  /** The same as if nothing kept the alert quiet. */
  Track loud() {
    return at(life.loud());
  }

  /** The same after a transition that others were told of. */
  Track telling(Life next, long at) {
    boolean fires = next.loud() instanceof Life.Firing && !(life.loud() instanceof Life.Firing);
    return new Track(next, judged, transitions + 1, recent, heard, fires ? firing(at) : fired);
  }

  private List<Long> firing(long at) {
    List<Long> all =
        Stream.concat(fired.stream(), Stream.of(at)).filter(each -> each > at - HOUR).toList();
    return all.subList(Math.max(0, all.size() - MOST_FIRED), all.size());
  }

  /**
   * The same after a transition that nobody was told of.
   *
   * @param before what was remembered before it
   */
  Track untold(Track before) {
    return new Track(life, judged, before.transitions, recent, heard, before.fired);
  }

  /** The same after its rule stopped to watch it. */
  Track forgetting() {
    return new Track(life, judged, transitions, Recent.NONE, NEVER, fired);
  }
}
