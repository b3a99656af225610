package io.streamgauge.collectors.caffeine;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.stats.CacheStats;
import io.streamgauge.collectors.CacheCounters;
import io.streamgauge.collectors.Collector;
import java.util.OptionalLong;

/** Has a collector read Caffeine caches. */
public final class CaffeineCaches {

  private CaffeineCaches() {}

  /**
   * Publishes what the cache counts from now on. The collector holds the cache until it is closed.
   *
   * @param name name under which the cache is published
   * @throws IllegalArgumentException if the cache does not record statistics
   */
  public static void register(Collector collector, String name, Cache<?, ?> cache) {
    if (!cache.policy().isRecordingStats()) {
      throw new IllegalArgumentException(
          "Cache '%s' counts nothing: build it with Caffeine.newBuilder().recordStats()"
              .formatted(name));
    }
    collector.caches().register(name, () -> counters(cache));
  }

  /** The same for a cache of futures. */
  public static void register(Collector collector, String name, AsyncCache<?, ?> cache) {
    register(collector, name, cache.synchronous());
  }

  private static CacheCounters counters(Cache<?, ?> cache) {
    CacheStats stats = cache.stats();
    return new CacheCounters(
        stats.hitCount(),
        stats.missCount(),
        stats.loadSuccessCount(),
        stats.loadFailureCount(),
        stats.totalLoadTime(),
        stats.evictionCount(),
        OptionalLong.of(cache.estimatedSize()));
  }
}
