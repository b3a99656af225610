package io.streamgauge.streams.report;

import java.util.Arrays;
import java.util.List;

/**
 * The test of Mann and Whitney for two samples: how far one lies above the other, against what
 * chance would do. It asks nothing of the distribution; ties are taken into account.
 */
final class RankTest {

  private RankTest() {}

  /**
   * @return by how many standard deviations {@code later} ranks above what chance would give;
   *     negative below; 0 where all values are the same
   */
  static double shift(List<Double> earlier, List<Double> later) {
    double[] all = new double[earlier.size() + later.size()];
    for (int i = 0; i < all.length; i++) {
      all[i] = i < earlier.size() ? earlier.get(i) : later.get(i - earlier.size());
    }
    Arrays.sort(all);
    double n = earlier.size();
    double m = later.size();
    double above = -m * (m + 1) / 2;
    for (double value : later) {
      above += rank(all, value);
    }
    double spread = Math.sqrt(variance(all, n, m));
    double excess = above - n * m / 2;
    double corrected = Math.signum(excess) * Math.max(0, Math.abs(excess) - 0.5);
    return spread == 0 ? 0 : corrected / spread;
  }

  /** The mean of the ranks, from 1, of all that have this value. */
  private static double rank(double[] sorted, double value) {
    int below = lowerBound(sorted, value);
    int upTo = lowerBound(sorted, Math.nextUp(value));
    return (below + 1 + upTo) / 2.0;
  }

  private static int lowerBound(double[] sorted, double value) {
    int low = 0;
    int high = sorted.length;
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (sorted[middle] < value) {
        low = middle + 1;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private static double variance(double[] sorted, double n, double m) {
    double all = n + m;
    double ties = 0;
    for (int from = 0, to; from < sorted.length; from = to) {
      to = from + 1;
      while (to < sorted.length && sorted[to] == sorted[from]) {
        to++;
      }
      double tied = to - from;
      ties += tied * tied * tied - tied;
    }
    return n * m / 12 * (all + 1 - ties / (all * (all - 1)));
  }
}
