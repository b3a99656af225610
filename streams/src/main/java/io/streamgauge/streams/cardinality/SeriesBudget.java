package io.streamgauge.streams.cardinality;

import static java.util.Objects.requireNonNull;

import java.util.function.IntSupplier;

/**
 * How many series a service may have, requests and statements counted apart, so that neither pushes
 * the other out.
 *
 * @param perService live series of a service, 1 or more
 * @param partitions number of partitions that the series are spread over, 1 or more; asked when a
 *     task starts
 */
public record SeriesBudget(int perService, IntSupplier partitions) {

  public static final int DEFAULT_PER_SERVICE = 10_000;

  private static final double DEVIATIONS = 4;

  public SeriesBudget {
    requireNonNull(partitions, "partitions");
    if (perService < 1) {
      throw new IllegalArgumentException(
          "series budget is " + perService + ", allowed is 1 or more");
    }
  }

  /** For a topology whose series all lie in one partition. */
  public static SeriesBudget inOnePartition(int perService) {
    return new SeriesBudget(perService, () -> 1);
  }

  /**
   * Series of a service that one partition holds. Hashing spreads series unevenly: a partition gets
   * budget / partitions on average, with about the square root of that as standard deviation. Four
   * deviations are added, so that a service within its budget overflows nowhere; in exchange, one
   * beyond it may have a few per cent more than the budget.
   */
  int share() {
    int spread = partitions.getAsInt();
    if (spread < 1) {
      throw new IllegalStateException("partitions is " + spread + ", 1 or more was expected");
    }
    double mean = (double) perService / spread;
    return spread == 1
        ? perService
        : (int) Math.min(perService, Math.ceil(mean + DEVIATIONS * Math.sqrt(mean)));
  }
}
