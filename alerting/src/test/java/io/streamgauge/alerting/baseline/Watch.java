package io.streamgauge.alerting.baseline;

/** A rule on the deviation from a baseline, as it judges the complete windows of one series. */
final class Watch {

  /** On which side of the baseline a value is out of the ordinary. */
  enum Side {
    ABOVE,
    BELOW,
    OUTSIDE
  }

  private final Baseline baseline;
  private final Side side;
  private final double deviations;

  Watch(BaselineSettings settings, Side side, double deviations) {
    this.baseline = new Baseline(settings);
    this.side = side;
    this.deviations = deviations;
  }

  /** Whether it is beyond the limits. Time is in epoch seconds. */
  boolean see(long time, double value) {
    boolean isBeyond =
        baseline.expected(time * 1000).map(expected -> isBeyond(expected, value)).orElse(false);
    baseline.learn(time * 1000, value, isBeyond);
    return isBeyond;
  }

  private boolean isBeyond(Expectation expected, double value) {
    boolean above = value > expected.upper(deviations);
    boolean below = value < expected.lower(deviations);
    return side == Side.ABOVE ? above : side == Side.BELOW ? below : above || below;
  }
}
