package io.streamgauge.streams.latency;

import io.streamgauge.metric.OffsetRange;
import io.streamgauge.metric.TracedEvent;
import io.streamgauge.streams.window.OffsetRanges;
import java.util.ArrayList;
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

  private final OffsetRanges sources = new OffsetRanges();
  private List<TracedEvent> traces = List.of();

  /** Adds a range of offsets; those of one partition become one. */
  void add(int partition, long from, long to) {
    sources.add(partition, from, to);
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
    sources.add(other.sources);
    other.traces.forEach(this::add);
  }

  /** Adds what a delta or a window holds. */
  void add(List<OffsetRange> ranges, List<TracedEvent> events) {
    sources.add(ranges);
    events.forEach(this::add);
  }

  List<OffsetRange> sources() {
    return sources.toList();
  }

  /** Slowest first. */
  List<TracedEvent> traces() {
    return traces;
  }

  /** About how many bytes of the heap this takes. */
  int heapBytes() {
    return 32 + sources.heapBytes() + 120 * traces.size();
  }
}
