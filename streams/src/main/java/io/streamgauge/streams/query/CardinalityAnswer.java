package io.streamgauge.streams.query;

import io.streamgauge.metric.SeriesOverflow;
import io.streamgauge.streams.cardinality.OverflowReport;
import io.streamgauge.streams.cardinality.SeriesShapes;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Answer to how many series a service has, and what makes them many.
 *
 * @param service name of the service
 * @param budget series that the service may have, of requests, of statements and of gauges each
 * @param requests its operations
 * @param queries its statements
 * @param gauges its gauges, of which readings without a place are refused
 */
record CardinalityAnswer(String service, int budget, Kind requests, Kind queries, Kind gauges) {

  /**
   * Series of one kind.
   *
   * @param live series with windows of their own
   * @param overflowing whether something overflowed within the last minute
   * @param overflow what overflowed within the last day or so, null if nothing did
   * @param shapes what the names of the live series have in common, the most frequent first
   */
  record Kind(
      long live,
      boolean overflowing,
      @Nullable OverflowReport overflow,
      List<SeriesShapes.Shape> shapes) {}

  /** What is gathered of one kind from the tasks of this process. */
  static final class Gathered {

    private static final long NOW_MILLIS = 60_000;

    private final SeriesShapes shapes = new SeriesShapes();
    private final List<SeriesOverflow> overflows = new ArrayList<>();
    private long live;

    void addSeries(String name) {
      live++;
      shapes.add(name);
    }

    void addOverflow(SeriesOverflow overflow) {
      overflows.add(overflow);
    }

    boolean isEmpty() {
      return live == 0 && overflows.isEmpty();
    }

    /**
     * @param limit how many shapes and heavy series
     * @param now wall clock, epoch milliseconds
     */
    Kind kind(int limit, long now) {
      OverflowReport overflow = overflows.isEmpty() ? null : OverflowReport.of(overflows, limit);
      return new Kind(
          live,
          overflow != null && now - overflow.last() < NOW_MILLIS,
          overflow,
          shapes.mostFrequent(limit));
    }
  }
}
