package io.streamgauge.streams.exposition;

import io.streamgauge.metric.MemoryTrend;

/** The memory of one instance, as its latest final window tells it. Thread-safe. */
final class MemorySeries implements ExposedSeries<MemoryTrend> {

  private MemoryTrend latest;

  @Override
  public synchronized boolean put(MemoryTrend window) {
    if (latest == null || window.getStart() >= latest.getStart()) {
      latest = window;
    }
    return true;
  }

  @Override
  public synchronized MemoryTrend latest() {
    return latest;
  }
}
