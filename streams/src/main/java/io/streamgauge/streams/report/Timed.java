package io.streamgauge.streams.report;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * What was timed of one operation or statement in the range.
 *
 * @param mean seconds
 * @param p95 seconds
 * @param total seconds
 * @param rows rows of statements, as far as known
 * @param counts events in each window of the service's {@link Timeline}
 * @param errorRate its share of failures, here and before
 */
record Timed(
    String name,
    long count,
    long errors,
    double mean,
    double p95,
    double total,
    long rows,
    List<Double> counts,
    FigureEvidence errorRate) {

  Timed {
    requireNonNull(name, "name");
    counts = List.copyOf(counts);
    requireNonNull(errorRate, "errorRate");
  }
}
