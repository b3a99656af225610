package io.streamgauge.streams.query;

import io.streamgauge.metric.LatencyDelta;
import io.streamgauge.streams.latency.Distribution;
import io.streamgauge.streams.window.Resolution;
import java.time.Instant;
import java.util.Collection;

/** The windows of one series, merged. Not thread-safe. */
final class MergedWindows {

  private final Distribution durations = new Distribution();
  private boolean open;

  void add(LatencyDelta content, boolean isOpen) {
    durations.addStored(content);
    open |= isOpen;
  }

  Distribution durations() {
    return durations;
  }

  /** Whether none of the windows can change any more. */
  boolean isFinal() {
    return !open;
  }

  /** What the merged windows of all series span: what was asked for, or else what there is. */
  record Span(long start, long end) {

    /**
     * @param fine the shortest windows that were read
     */
    static Span of(WindowQuery query, Resolution fine, Collection<MergedWindows> all) {
      long first = Long.MAX_VALUE;
      long last = Long.MIN_VALUE;
      for (MergedWindows merged : all) {
        first = Math.min(first, merged.durations.firstEvent());
        last = Math.max(last, merged.durations.lastEvent());
      }
      long start =
          query.from().map(Instant::toEpochMilli).map(fine::startOf).orElse(Long.MAX_VALUE);
      long end = query.to().map(to -> fine.endOf(to.toEpochMilli() - 1)).orElse(0L);
      return new Span(
          all.isEmpty() ? start : Math.min(start, fine.startOf(first)),
          all.isEmpty() ? end : Math.max(end, fine.endOf(last)));
    }
  }
}
