package io.streamgauge.streams.caches;

import io.streamgauge.metric.CacheRatio;
import io.streamgauge.metric.WindowState;
import io.streamgauge.streams.window.WindowId;

/** How deltas of counters add up in a window. */
final class CacheWindow {

  private CacheWindow() {}

  static CacheRatio empty(CacheReading reading, WindowId window) {
    return CacheRatio.newBuilder()
        .setService(reading.batch().getSource().getService())
        .setCache(reading.sample().getCache())
        .setResolution(window.resolution().millis())
        .setStart(window.start())
        .setEnd(window.end())
        .setState(WindowState.OPEN)
        .setHits(0)
        .setMisses(0)
        .setLoads(0)
        .setLoadFailures(0)
        .setLoadTime(0)
        .setEvictions(0)
        .setFirstEvent(reading.time())
        .setLastEvent(reading.time())
        .build();
  }

  /**
   * Adds a delta, read at a time in epoch milliseconds.
   *
   * @param size entries that all instances hold together, null if unknown
   */
  static void add(CacheRatio window, CounterDelta delta, long time, Long size) {
    window.setHits(window.getHits() + delta.hits());
    window.setMisses(window.getMisses() + delta.misses());
    window.setLoads(window.getLoads() + delta.loads());
    window.setLoadFailures(window.getLoadFailures() + delta.loadFailures());
    window.setLoadTime(window.getLoadTime() + delta.loadTime());
    window.setEvictions(window.getEvictions() + delta.evictions());
    window.setSize(size);
    long lookups = window.getHits() + window.getMisses();
    window.setRatio(lookups == 0 ? null : (double) window.getHits() / lookups);
    window.setFirstEvent(Math.min(window.getFirstEvent(), time));
    window.setLastEvent(Math.max(window.getLastEvent(), time));
  }
}
