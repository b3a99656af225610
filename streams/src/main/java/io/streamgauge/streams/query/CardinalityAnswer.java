package io.streamgauge.streams.query;

import io.streamgauge.metric.SeriesOverflow;
import io.streamgauge.streams.cardinality.OverflowReport;
import io.streamgauge.streams.cardinality.SeriesShape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Answer to how many series a service has, and what makes them many.
 *
 * @param budget series that the service may have, of requests and of statements each
 */
record CardinalityAnswer(String service, int budget, Kind requests, Kind queries) {

  /**
   * Series of one kind.
   *
   * @param live series with windows of their own
   * @param overflowing whether something overflowed within the last minute
   * @param overflow what overflowed within the last day or so, null if nothing did
   * @param shapes what the names of the live series have in common, the most frequent first
   */
  record Kind(long live, boolean overflowing, OverflowReport overflow, List<Shape> shapes) {}

  /** How many live series look the same but for ids and numbers, and one of them. */
  record Shape(String shape, long series, String example) {}

  /** What is gathered of one kind from the tasks of this process. */
  static final class Gathered {

    private static final long NOW_MILLIS = 60_000;

    private final Map<String, Shape> shapes = new TreeMap<>();
    private final List<SeriesOverflow> overflows = new ArrayList<>();
    private long live;

    void addSeries(String name) {
      live++;
      shapes.merge(
          SeriesShape.of(name),
          new Shape(SeriesShape.of(name), 1, name),
          (known, more) -> new Shape(known.shape(), known.series() + 1, known.example()));
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
          shapes.values().stream()
              .sorted(Comparator.comparingLong(Shape::series).reversed())
              .limit(limit)
              .toList());
    }
  }
}
