package io.streamgauge.streams.query;

import static java.util.Objects.requireNonNull;

import io.streamgauge.service.http.Paging;
import io.streamgauge.service.http.Parameters;
import io.streamgauge.streams.latency.Distribution;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * The highest series by some order; of the same height, in the order of their keys.
 *
 * @param top how many at most
 */
record Ranking(LatencyOrder order, int top) {

  private static final int DEFAULT_TOP = 10;

  Ranking {
    requireNonNull(order, "order");
  }

  /** Reads top and by, if there is one of them. */
  static Optional<Ranking> of(Parameters parameters) {
    OptionalInt top = parameters.integer(QueryParameters.TOP.name(), 1, Paging.MOST);
    Optional<LatencyOrder> order =
        parameters.choice(QueryParameters.BY.name(), LatencyOrder.BY_LABEL);
    return top.isPresent() || order.isPresent()
        ? Optional.of(new Ranking(order.orElse(LatencyOrder.P95), top.orElse(DEFAULT_TOP)))
        : Optional.empty();
  }

  /** Keys of the highest, but for whole services, which are no series of their own. */
  <T> List<String> keys(Map<String, T> all, Function<T, Distribution> durations) {
    return all.entrySet().stream()
        .filter(entry -> !SeriesGroup.isWholeService(entry.getKey()))
        .sorted(
            Comparator.comparingDouble(
                    (Map.Entry<String, T> entry) -> order.of(durations.apply(entry.getValue())))
                .reversed()
                .thenComparing(Map.Entry::getKey))
        .limit(top)
        .map(Map.Entry::getKey)
        .toList();
  }
}
