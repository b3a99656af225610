package io.streamgauge.streams.exposition;

import io.streamgauge.metric.LatencySummary;
import io.streamgauge.streams.latency.Distribution;

/** What final windows of one latency series add up to. Thread-safe. */
final class LatencySeries implements ExposedSeries<LatencySummary> {

  private final Distribution settled = new Distribution();
  private final FinalWindows<LatencySummary> windows =
      new FinalWindows<>(window -> settled.add(Distribution.of(window)));

  @Override
  public synchronized boolean put(LatencySummary window) {
    return windows.put(window.getStart(), window);
  }

  @Override
  public synchronized LatencySummary latest() {
    return windows.latest();
  }

  /** All events of all final windows. */
  synchronized Distribution total() {
    Distribution total = new Distribution();
    total.add(settled);
    windows.unsettled().forEach(window -> total.add(Distribution.of(window)));
    return total;
  }
}
