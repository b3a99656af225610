package io.streamgauge.streams.report;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;

/**
 * What was timed of one operation or statement in the range.
 *
 * @param mean seconds
 * @param p95 seconds
 * @param total seconds
 * @param rows rows of statements, as far as known
 * @param counts events in each window of the service's {@link Timeline}
 * @param errorKinds how many failed in which way; all of the failures
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
    Map<String, Long> errorKinds,
    FigureEvidence errorRate) {

  Timed {
    requireNonNull(name, "name");
    counts = List.copyOf(counts);
    errorKinds = Map.copyOf(errorKinds);
    requireNonNull(errorRate, "errorRate");
  }
}
