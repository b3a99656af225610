package io.streamgauge.streams.report;

import static java.util.Objects.requireNonNull;

/**
 * A figure in the range and in the one before.
 *
 * @param instance the instance that it is about, null where it is about the whole service
 */
record FigureEvidence(Measured before, Measured now, String instance) {

  private static final double SIGNIFICANT = 3.29;
  private static final int FEWEST_WINDOWS = 8;

  static final FigureEvidence NONE = new FigureEvidence(Measured.NOTHING, Measured.NOTHING, null);

  FigureEvidence {
    requireNonNull(before, "before");
    requireNonNull(now, "now");
  }

  static FigureEvidence of(Measured before, Measured now) {
    return new FigureEvidence(before, now, null);
  }

  /**
   * Where the figure has gone. A change is told only where all three hold, so that noise is none:
   * its windows rank higher (or lower) than those before by the test of Mann and Whitney at 0.1 %;
   * the figure has moved to the same side; and it has moved by more than {@link
   * KeyFigure#isMaterial}. At least {@value #FEWEST_WINDOWS} windows with a value are needed on
   * either side.
   */
  Trend trend(KeyFigure figure, double target) {
    if (!canTell(figure)) {
      return Trend.UNKNOWN;
    }
    double shift = RankTest.shift(before.windows(), now.windows());
    double change = now.value() - before.value();
    boolean moved =
        Math.abs(shift) >= SIGNIFICANT
            && Math.signum(shift) == Math.signum(change)
            && figure.isMaterial(before.value(), now.value(), target);
    if (!moved) {
      return Trend.STEADY;
    }
    return change > 0 ? figure.ofRise() : figure.ofFall();
  }

  private boolean canTell(KeyFigure figure) {
    return before.isEvidence(figure)
        && now.isEvidence(figure)
        && before.windows().size() >= FEWEST_WINDOWS
        && now.windows().size() >= FEWEST_WINDOWS;
  }
}
