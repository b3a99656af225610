package io.streamgauge.streams.report;

import static java.util.Objects.requireNonNull;

import io.streamgauge.streams.latency.SeriesKey;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One way in which requests of a service failed in the range.
 *
 * @param kind such as HTTP 503
 * @param errors how many requests failed with it
 * @param requests of how many
 * @param rate its share of all requests, here and before
 */
record Failure(String kind, long errors, long requests, FigureEvidence rate) {

  /** Counts failures of further kinds and of unknown ones. */
  static final String OTHER = SeriesKey.OVERFLOW;

  Failure {
    requireNonNull(kind, "kind");
    requireNonNull(rate, "rate");
  }

  /** How many requests of an operation failed with it, as far as is known. */
  long in(Timed operation) {
    return operation.errorKinds().getOrDefault(kind, 0L);
  }

  /** The operation that has most of it, if it is known. */
  Optional<Timed> place(List<Timed> operations) {
    return operations.stream()
        .filter(operation -> !SeriesKey.OVERFLOW.equals(operation.name()))
        .filter(operation -> in(operation) > 0)
        .max(Comparator.comparingLong(this::in).thenComparing(Timed::name));
  }

  /** At least how many failed with a kind. */
  static long atLeast(Map<String, Long> kinds, String kind) {
    return kinds.getOrDefault(kind, 0L);
  }

  /** At most how many failed with a kind: all that are not told apart, where it is not named. */
  static long atMost(Map<String, Long> kinds, String kind) {
    return kinds.getOrDefault(kind, kinds.getOrDefault(OTHER, 0L));
  }
}
