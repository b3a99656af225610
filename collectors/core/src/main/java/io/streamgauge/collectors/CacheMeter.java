package io.streamgauge.collectors;

import java.util.function.Supplier;

/**
 * What one cache has counted since it was registered: 0 at that moment and never falling, also when
 * the cache begins anew or another one takes its name.
 */
final class CacheMeter {

  private Supplier<CacheCounters> reader;
  private CacheCounters last;
  private CacheCounters total = CacheCounters.ZERO;

  CacheMeter(Supplier<CacheCounters> reader) {
    this.reader = reader;
    this.last = reader.get();
  }

  /** Reads the cache. */
  synchronized CacheCounters read() {
    CacheCounters now = reader.get();
    CacheCounters from = now.beganAnewAfter(last) ? CacheCounters.ZERO : last;
    total = total.plus(from, now);
    last = now;
    return total;
  }

  /** Goes on with another cache of the same name. */
  synchronized void replace(Supplier<CacheCounters> another) {
    CacheCounters first = another.get();
    reader = another;
    last = first;
  }
}
