package io.streamgauge.streams.exposition;

import io.streamgauge.metric.CacheRatio;
import java.util.function.ToLongFunction;

/** What final windows of one cache add up to. Thread-safe. */
final class CacheSeries implements ExposedSeries<CacheRatio> {

  private long hits;
  private long misses;
  private final FinalWindows<CacheRatio> windows = new FinalWindows<>(this::settle);

  private void settle(CacheRatio window) {
    hits += window.getHits();
    misses += window.getMisses();
  }

  @Override
  public synchronized boolean put(CacheRatio window) {
    return windows.put(window.getStart(), window);
  }

  @Override
  public synchronized CacheRatio latest() {
    return windows.latest();
  }

  synchronized long hits() {
    return hits + unsettled(CacheRatio::getHits);
  }

  synchronized long misses() {
    return misses + unsettled(CacheRatio::getMisses);
  }

  private long unsettled(ToLongFunction<CacheRatio> counter) {
    return windows.unsettled().stream().mapToLong(counter).sum();
  }
}
