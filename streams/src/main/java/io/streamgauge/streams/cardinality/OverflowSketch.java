package io.streamgauge.streams.cardinality;

import com.dynatrace.hash4j.distinctcount.UltraLogLog;
import com.dynatrace.hash4j.hashing.Hashing;
import io.streamgauge.metric.SeriesOverflow;
import io.streamgauge.streams.latency.SeriesKey;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.apache.datasketches.frequencies.ErrorType;
import org.apache.datasketches.frequencies.ItemsSketch;

/**
 * Which series of one service overflowed in one task, in bounded memory: the heaviest with bounds
 * of their events (frequent items after Misra and Gries), and how many there are (UltraLogLog,
 * standard error 1.7 %). Not thread-safe.
 *
 * <p>The state is kept as a record of ours. The library's own serialisation refuses Java versions
 * that it does not know, 25 among them; its sketch on the heap does not.
 */
final class OverflowSketch {

  /** Names are cut to this many characters, because the state must fit into one record. */
  static final int LONGEST_NAME = 256;

  private static final int MAP_SIZE = 128;
  private static final int PRECISION = 11;

  private final long since;
  private final ItemsSketch<String> heaviest = new ItemsSketch<>(MAP_SIZE);
  private final UltraLogLog distinct;
  private final long earlierError;
  private long last;
  private long events;
  private long unnamed;
  private boolean changed;

  /** Nothing yet; wall clock in epoch milliseconds. */
  OverflowSketch(long since) {
    this.since = since;
    last = since;
    earlierError = 0;
    distinct = UltraLogLog.create(PRECISION);
  }

  /** Goes on from an earlier state. */
  OverflowSketch(SeriesOverflow state) {
    since = state.getSince();
    last = state.getLast();
    events = state.getEvents();
    unnamed = state.getUnnamed();
    earlierError = state.getError();
    for (int i = 0; i < state.getSeries().size(); i++) {
      heaviest.update(state.getSeries().get(i), state.getCounts().get(i));
    }
    distinct = UltraLogLog.wrap(bytes(state.getDistinct()));
  }

  /** How many series an overflow has seen, about. */
  static double distinctSeries(SeriesOverflow state) {
    return UltraLogLog.wrap(bytes(state.getDistinct())).getDistinctCountEstimate();
  }

  private static byte[] bytes(ByteBuffer buffer) {
    byte[] bytes = new byte[buffer.remaining()];
    buffer.duplicate().get(bytes);
    return bytes;
  }

  void add(String series, long count, long now) {
    events += count;
    last = now;
    changed = true;
    if (series.equals(SeriesKey.OVERFLOW)) {
      unnamed += count;
      return;
    }
    distinct.add(Hashing.komihash5_0().hashCharsToLong(series));
    heaviest.update(
        series.length() <= LONGEST_NAME ? series : series.substring(0, LONGEST_NAME), count);
  }

  long since() {
    return since;
  }

  long last() {
    return last;
  }

  boolean hasChanged() {
    return changed;
  }

  /** The state, which from now on counts as kept. */
  SeriesOverflow keep() {
    changed = false;
    List<String> series = new ArrayList<>();
    List<Long> counts = new ArrayList<>();
    for (ItemsSketch.Row<String> row : heaviest.getFrequentItems(0, ErrorType.NO_FALSE_NEGATIVES)) {
      series.add(row.getItem());
      counts.add(row.getLowerBound());
    }
    return new SeriesOverflow(
        since,
        last,
        events,
        unnamed,
        earlierError + heaviest.getMaximumError(),
        series,
        counts,
        ByteBuffer.wrap(distinct.getState().clone()));
  }
}
