package io.streamgauge.alerting.baseline;

import java.util.Arrays;

/**
 * Robust estimates from a sample. Quantiles are nearest rank. The centre is the median, and half of
 * the sample may be wrong without misleading it. A deviation is the standard deviation that a
 * normal distribution with the same median absolute deviation has (factor 1.4826; Hampel, "The
 * Influence Curve and Its Role in Robust Estimation", JASA 1974; used for outliers by Iglewicz and
 * Hoaglin, "How to Detect and Handle Outliers", 1993), or the one with the same tail, if that is
 * larger. Tails are estimated for each side, since durations and rates are skewed (as in "double
 * MAD").
 */
final class Sample {

  private static final double MAD_TO_SIGMA = 1.4826;

  /** With this share of outliers or more, there is no tail to speak of. */
  private static final double ALL_TAIL = 0.25;

  /** What a fifth of the outliers' share has reached comes again and again. */
  private static final double RECURRING = 0.2;

  /** A disturbance is learnt once, so that it takes as many of them to be usual. */
  private static final int FEWEST = 3;

  private final double[] sorted;
  private final double outliers;
  private final double mad;

  /**
   * @param values not empty; sorted in place
   * @param outliers share of the sample that a tail leaves out
   */
  Sample(double[] values, double outliers) {
    Arrays.sort(values);
    this.sorted = values;
    this.outliers = outliers;
    this.mad = MAD_TO_SIGMA * medianDistance();
  }

  double median() {
    return ascending(0.5);
  }

  double above() {
    return Math.max(mad, tail(sorted[tailRank()] - median()));
  }

  double below() {
    return Math.max(mad, tail(median() - sorted[sorted.length - 1 - tailRank()]));
  }

  /** What is reached now and again, and no outlier for that. */
  double recurringHigh() {
    return outliers >= ALL_TAIL ? median() : sorted[sorted.length - recurrences()];
  }

  double recurringLow() {
    return outliers >= ALL_TAIL ? median() : sorted[recurrences() - 1];
  }

  private int recurrences() {
    return (int)
        Math.min(sorted.length, Math.max(FEWEST, Math.round(RECURRING * outliers * sorted.length)));
  }

  private double tail(double distance) {
    return outliers >= ALL_TAIL ? 0 : distance / Normal.quantile(1 - outliers);
  }

  private double medianDistance() {
    double median = median();
    double[] distances = new double[sorted.length];
    for (int i = 0; i < sorted.length; i++) {
      distances[i] = Math.abs(sorted[i] - median);
    }
    Arrays.sort(distances);
    return distances[rank(0.5)];
  }

  private double ascending(double share) {
    return sorted[rank(share)];
  }

  /** However few there are, one of them may be wrong. */
  private int tailRank() {
    return Math.max(rank(0.5), Math.min(rank(1 - outliers), sorted.length - 2));
  }

  private int rank(double share) {
    return Math.max(0, (int) Math.ceil(share * sorted.length) - 1);
  }
}
