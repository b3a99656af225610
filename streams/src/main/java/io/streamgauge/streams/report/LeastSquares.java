package io.streamgauge.streams.report;

import java.util.Arrays;

/**
 * Least squares without negative coefficients, by coordinate descent. All columns are centred, so
 * that a constant is part of every fit.
 */
final class LeastSquares {

  private static final int MOST_ROUNDS = 1_000;
  private static final double PRECISION = 1e-8;

  private final double[][] columns;
  private final double[] squares;
  private final double[] wanted;
  private final double[] coefficients;

  /**
   * @param columns what may explain
   * @param wanted what is to be explained, as long as each column
   */
  LeastSquares(double[][] columns, double[] wanted) {
    this.columns = columns;
    this.squares = Arrays.stream(columns).mapToDouble(each -> product(each, each)).toArray();
    this.wanted = wanted;
    this.coefficients = fit(-1);
  }

  /** One for each column, 0 or more. */
  double[] coefficients() {
    return coefficients.clone();
  }

  /** Part of the variance that the fit explains; 0 where there is no variance. */
  double explained() {
    double all = product(wanted, wanted);
    return all == 0 ? 0 : 1 - left(coefficients) / all;
  }

  /** Part of what a fit without the column would leave unexplained that this fit explains. */
  double neededFor(int column) {
    double without = left(fit(column));
    return without == 0 ? 0 : 1 - left(coefficients) / without;
  }

  private double[] fit(int without) {
    double[] found = new double[columns.length];
    double[] rest = wanted.clone();
    double scale = Math.sqrt(product(wanted, wanted));
    for (int round = 0; round < MOST_ROUNDS; round++) {
      double moved = 0;
      for (int i = 0; i < columns.length; i++) {
        if (i != without && squares[i] > 0) {
          double next = Math.max(0, found[i] + product(columns[i], rest) / squares[i]);
          add(rest, columns[i], found[i] - next);
          moved = Math.max(moved, Math.abs(next - found[i]) * Math.sqrt(squares[i]));
          found[i] = next;
        }
      }
      if (moved <= PRECISION * scale) {
        break;
      }
    }
    return found;
  }

  /** Sum of the squares that these coefficients leave. */
  private double left(double[] with) {
    double[] rest = wanted.clone();
    for (int i = 0; i < columns.length; i++) {
      add(rest, columns[i], -with[i]);
    }
    return product(rest, rest);
  }

  private static void add(double[] to, double[] column, double times) {
    for (int i = 0; i < to.length; i++) {
      to[i] += times * column[i];
    }
  }

  private static double product(double[] a, double[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
