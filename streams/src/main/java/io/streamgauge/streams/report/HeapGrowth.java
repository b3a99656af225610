package io.streamgauge.streams.report;

import io.streamgauge.metric.Direction;
import io.streamgauge.metric.MemoryTrend;
import io.streamgauge.metric.Trend;
import java.util.Optional;

/**
 * What survives collection in one instance, and grows.
 *
 * @param floor bytes that survive collection
 * @param limit limit of the heap in bytes, null where not known
 * @param growth bytes per second
 * @param view seconds that the growth was measured over
 * @param exhaustion seconds from the end of the window until the limit is reached, null where no
 *     limit is known
 * @param at end of the window, epoch milliseconds
 */
record HeapGrowth(
    String instance,
    long floor,
    Long limit,
    double growth,
    double view,
    Double exhaustion,
    long at) {

  /** The growth that a window tells of, if its floor is found to be increasing. */
  static Optional<HeapGrowth> of(MemoryTrend window) {
    Trend decisive =
        window.getShortTrend().getDirection() == Direction.UNKNOWN
            ? window.getLongTrend()
            : window.getShortTrend();
    if (decisive.getDirection() != Direction.INCREASING
        || decisive.getGrowth() == null
        || window.getFloor() == null) {
      return Optional.empty();
    }
    return Optional.of(
        new HeapGrowth(
            window.getInstance(),
            window.getFloor(),
            window.getMax(),
            decisive.getGrowth(),
            decisive.getView() / 1e3,
            decisive.getExhaustion(),
            Math.min(window.getEnd(), window.getLastEvent())));
  }
}
