package io.streamgauge.streams.latency;

import io.streamgauge.metric.OffsetRange;
import io.streamgauge.metric.TracedEvent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Where the events of a distribution can be read again, and the slowest of those of which the trace
 * is known. Not thread-safe.
 */
final class Evidence {

  /** How many traces are kept. */
  static final int MOST_TRACES = 3;

  private static final Comparator<TracedEvent> SLOWEST_FIRST =
      Comparator.comparingLong(TracedEvent::getDuration)
          .reversed()
          .thenComparing(TracedEvent::getTraceId);

  /** Names a trace may have; longer ones are no trace ids. */
  private static final int LONGEST_TRACE_ID = 64;

  private int[] partitions = new int[1];
  private long[] first = new long[1];
  private long[] last = new long[1];
  private int size;
  private List<TracedEvent> traces = List.of();

  /** Adds a range of offsets; those of one partition become one. */
  void add(int partition, long from, long to) {
    for (int i = 0; i < size; i++) {
      if (partitions[i] == partition) {
        first[i] = Math.min(first[i], from);
        last[i] = Math.max(last[i], to);
        return;
      }
    }
    if (size == partitions.length) {
      partitions = Arrays.copyOf(partitions, 2 * size);
      first = Arrays.copyOf(first, 2 * size);
      last = Arrays.copyOf(last, 2 * size);
    }
    partitions[size] = partition;
    first[size] = from;
    last[size] = to;
    size++;
  }

  /** Adds a trace, if its event is slow enough to be kept. */
  void add(TracedEvent trace) {
    if (trace.getTraceId().length() > LONGEST_TRACE_ID || isTooFast(trace)) {
      return;
    }
    List<TracedEvent> all = new ArrayList<>(traces);
    all.add(trace);
    all.sort(SLOWEST_FIRST);
    traces = List.copyOf(all.subList(0, Math.min(MOST_TRACES, all.size())));
  }

  private boolean isTooFast(TracedEvent trace) {
    return traces.contains(trace)
        || traces.size() == MOST_TRACES
            && SLOWEST_FIRST.compare(trace, traces.get(MOST_TRACES - 1)) >= 0;
  }

  /** Adds all of another. */
  void add(Evidence other) {
    for (int i = 0; i < other.size; i++) {
      add(other.partitions[i], other.first[i], other.last[i]);
    }
    other.traces.forEach(this::add);
  }

  /** Adds what a delta or a window holds. */
  void add(List<OffsetRange> ranges, List<TracedEvent> events) {
    ranges.forEach(range -> add(range.getPartition(), range.getFirst(), range.getLast()));
    events.forEach(this::add);
  }

  List<OffsetRange> sources() {
    List<OffsetRange> sources = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      sources.add(new OffsetRange(partitions[i], first[i], last[i]));
    }
    sources.sort(Comparator.comparingInt(OffsetRange::getPartition));
    return sources;
  }

  /** Slowest first. */
  List<TracedEvent> traces() {
    return traces;
  }

  /** About how many bytes of the heap this takes. */
  int heapBytes() {
    return 96 + 20 * partitions.length + 120 * traces.size();
  }
}
