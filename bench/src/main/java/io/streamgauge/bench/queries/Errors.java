package io.streamgauge.bench.queries;

import io.streamgauge.bench.report.Figures;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** How far quantiles were from the exact ones, as shares of those. Not thread-safe. */
final class Errors {

  private final List<Double> shares = new ArrayList<>();

  void add(double told, double exact) {
    shares.add(Math.abs(told - exact) / exact);
  }

  boolean isEmpty() {
    return shares.isEmpty();
  }

  /** NaN where nothing was compared. */
  double median() {
    return isEmpty() ? Double.NaN : Figures.median(shares);
  }

  /** NaN where nothing was compared. */
  double greatest() {
    return isEmpty() ? Double.NaN : Collections.max(shares);
  }
}
