package io.streamgauge.streams.report;

import java.util.List;

/**
 * A figure as measured over one range.
 *
 * @param value in the figure's unit, null where nothing was measured
 * @param events how many events it rests on
 * @param windows its value in each window of the range that has one, in order
 */
record Measured(Double value, long events, List<Double> windows) {

  static final Measured NOTHING = new Measured(null, 0, List.of());

  Measured {
    windows = List.copyOf(windows);
  }

  boolean isEvidence(KeyFigure figure) {
    return value != null && events >= figure.fewestEvents();
  }
}
