package io.streamgauge.streams.memory;

import java.util.Arrays;

/**
 * The test of Mann and Kendall for a monotone trend: how likely at least this many of all pairs
 * would be in ascending order if the order were chance. It asks nothing of the distribution.
 */
final class MannKendall {

  /** Up to here the exact distribution is counted; beyond, the normal one is near enough. */
  private static final int EXACT = 10;

  private MannKendall() {}

  /** Ascending pairs less descending pairs. */
  static int score(double[] values) {
    int score = 0;
    for (int i = 0; i < values.length; i++) {
      for (int j = i + 1; j < values.length; j++) {
        score += (int) Math.signum(values[j] - values[i]);
      }
    }
    return score;
  }

  /** Whether the probability of such a score or a higher one by chance is at most 1 %. */
  static boolean ascends(double[] values) {
    int score = score(values);
    return values.length <= EXACT
        ? exactProbability(values.length, score) <= 0.01
        : (score - 1) / Math.sqrt(variance(values)) >= 2.326;
  }

  /**
   * Share of all orders of {@code n} distinct values whose score is at least this. Ties make scores
   * that distinct values cannot have; the next lower one that they can have counts then.
   */
  static double exactProbability(int n, int score) {
    int pairs = n * (n - 1) / 2;
    double[] orders = {1};
    for (int size = 2; size <= n; size++) {
      orders = withOneMore(orders, size);
    }
    int inversions = Math.min(pairs, (pairs - score + 1) / 2);
    return Arrays.stream(orders, 0, inversions + 1).sum() / Arrays.stream(orders).sum();
  }

  /** Orders by their count of descending pairs: the newest value adds 0 to {@code size - 1}. */
  private static double[] withOneMore(double[] orders, int size) {
    double[] more = new double[orders.length + size - 1];
    for (int i = 0; i < orders.length; i++) {
      for (int added = 0; added < size; added++) {
        more[i + added] += orders[i];
      }
    }
    return more;
  }

  private static double variance(double[] values) {
    double n = values.length;
    double variance = n * (n - 1) * (2 * n + 5);
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    for (int from = 0, to; from < sorted.length; from = to) {
      to = from + 1;
      while (to < sorted.length && sorted[to] == sorted[from]) {
        to++;
      }
      double tied = to - from;
      variance -= tied * (tied - 1) * (2 * tied + 5);
    }
    return Math.max(variance / 18, 1);
  }
}
