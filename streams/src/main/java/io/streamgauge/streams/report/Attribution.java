package io.streamgauge.streams.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Tells which operations run a statement, though statements are recorded without the request that
 * they belong to: where the counts of a statement follow the counts of operations from window to
 * window, they are explained by so many executions per request of each, found by least squares
 * without negative values. What runs in the background does not follow requests, and is left over.
 *
 * <p>Nothing is said without evidence: there must be {@value #FEWEST_WINDOWS} windows, the fit must
 * explain {@value #EXPLAINED} of the variance, and the operation must be needed for it: without it,
 * twice as much would be left unexplained. Operations that always come together cannot be told
 * apart, and none of them is named.
 */
final class Attribution {

  static final int FEWEST_WINDOWS = 12;
  static final double EXPLAINED = 0.9;

  private static final double NEEDED = 0.5;
  private static final double LEAST_SHARE = 0.1;
  private static final double MOST_SHARE = 1.1;
  private static final int MOST_OPERATIONS = 20;
  private static final int WINDOWS_PER_OPERATION = 3;

  private final List<Timed> operations;
  private final double[][] counts;
  private final int windows;

  /**
   * @param operations with counts over the same windows
   */
  Attribution(List<Timed> operations) {
    windows = operations.isEmpty() ? 0 : operations.get(0).counts().size();
    int most = Math.min(MOST_OPERATIONS, windows / WINDOWS_PER_OPERATION);
    List<Timed> byCount =
        operations.stream().sorted(Comparator.comparingLong(Timed::count).reversed()).toList();
    this.operations = byCount.subList(0, Math.min(most, byCount.size()));
    List<double[]> columns = new ArrayList<>();
    this.operations.forEach(operation -> columns.add(centred(operation.counts())));
    if (this.operations.size() < byCount.size() && !columns.isEmpty()) {
      columns.add(centred(sum(byCount.subList(this.operations.size(), byCount.size()))));
    }
    counts = columns.toArray(double[][]::new);
  }

  /**
   * Executions of a statement by requests of an operation.
   *
   * @param perRequest executions for each request
   * @param share part of all executions of the statement, 0 to 1
   */
  record Share(Timed operation, double perRequest, double share) {}

  /** The operations that are known to run a statement, those that run it most first. */
  List<Share> of(Timed statement) {
    if (windows < FEWEST_WINDOWS || statement.counts().size() != windows || counts.length == 0) {
      return List.of();
    }
    LeastSquares fit = new LeastSquares(counts, centred(statement.counts()));
    if (fit.explained() < EXPLAINED) {
      return List.of();
    }
    List<Share> shares = new ArrayList<>();
    for (int i = 0; i < operations.size(); i++) {
      double perRequest = fit.coefficients()[i];
      double share = perRequest * operations.get(i).count() / statement.count();
      if (share >= LEAST_SHARE && share <= MOST_SHARE && fit.neededFor(i) >= NEEDED) {
        shares.add(new Share(operations.get(i), perRequest, Math.min(1, share)));
      }
    }
    shares.sort(Comparator.comparingDouble(Share::share).reversed());
    return shares;
  }

  private static List<Double> sum(List<Timed> rest) {
    List<Double> sum = new ArrayList<>();
    for (int i = 0; i < rest.get(0).counts().size(); i++) {
      int window = i;
      sum.add(rest.stream().mapToDouble(operation -> operation.counts().get(window)).sum());
    }
    return sum;
  }

  private static double[] centred(List<Double> counts) {
    double mean = counts.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    return counts.stream().mapToDouble(count -> count - mean).toArray();
  }
}
