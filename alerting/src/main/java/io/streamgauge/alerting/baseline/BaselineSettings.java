package io.streamgauge.alerting.baseline;

import static java.util.Objects.requireNonNull;

import java.time.Duration;

/**
 * How a baseline learns.
 *
 * @param window length of the windows
 * @param history how many of the latest windows are learnt from
 * @param least how many there have to be before anything is expected
 * @param outliers share of the history that may be out of the ordinary and still does not move the
 *     limits: 0.5 is the least that any estimate can be misled by (median and MAD alone); what is
 *     smaller lets the limits follow long tails and regular peaks
 * @param relativeFloor least deviation, as a part of the centre
 * @param floor least deviation, in the unit of the values
 * @param patience how long values have to stay beyond the limits until they are the new level
 */
public record BaselineSettings(
    Duration window,
    int history,
    int least,
    double outliers,
    double relativeFloor,
    double floor,
    Duration patience) {

  /** More would make the state of a series larger than it is meant to be. */
  public static final int MOST_HISTORY = 1000;

  /** Fewer say too little of what is usual. */
  public static final int FEWEST = 5;

  private static final int HISTORY = 288;
  private static final int LEAST = 24;
  private static final double OUTLIERS = 0.05;
  private static final double RELATIVE_FLOOR = 0.05;
  private static final Duration PATIENCE = Duration.ofHours(6);

  public BaselineSettings {
    requireNonNull(window, "window");
    requireNonNull(patience, "patience");
    check(window.toMillis() > 0, "window", window, "more than 0");
    check(least >= FEWEST, "least", least, FEWEST + " or more");
    check(
        history >= least && history <= MOST_HISTORY,
        "history",
        history,
        "from " + least + " to " + MOST_HISTORY);
    check(outliers > 0 && outliers <= 0.5, "outliers", outliers, "above 0, up to 0.5");
    check(relativeFloor >= 0, "relative floor", relativeFloor, "0 or more");
    check(floor >= 0, "floor", floor, "0 or more");
    check(!patience.isNegative(), "patience", patience, "0 or more");
  }

  /** Settings that have proved themselves on series of very different kinds. */
  public static BaselineSettings of(Duration window) {
    return new BaselineSettings(window, HISTORY, LEAST, OUTLIERS, RELATIVE_FLOOR, 0, PATIENCE);
  }

  public BaselineSettings withLeast(int windows) {
    return new BaselineSettings(window, history, windows, outliers, relativeFloor, floor, patience);
  }

  public BaselineSettings withOutliers(double share) {
    return new BaselineSettings(window, history, least, share, relativeFloor, floor, patience);
  }

  public BaselineSettings withFloor(double deviation) {
    return new BaselineSettings(
        window, history, least, outliers, relativeFloor, deviation, patience);
  }

  private static void check(boolean right, String what, Object value, String allowed) {
    if (!right) {
      throw new IllegalArgumentException("%s is %s, allowed is %s".formatted(what, value, allowed));
    }
  }
}
