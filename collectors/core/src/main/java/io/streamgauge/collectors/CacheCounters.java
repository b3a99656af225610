package io.streamgauge.collectors;

import static java.util.Objects.requireNonNull;

import java.util.OptionalLong;

/**
 * One reading of the counters of a cache, cumulative since the cache began.
 *
 * @param hits lookups that found a value
 * @param misses lookups that found none
 * @param loads loads that succeeded
 * @param loadFailures loads that failed
 * @param loadTimeNanos nanoseconds spent loading
 * @param evictions entries evicted by size, weight or age
 * @param size entries held at this moment; empty where not known
 */
public record CacheCounters(
    long hits,
    long misses,
    long loads,
    long loadFailures,
    long loadTimeNanos,
    long evictions,
    OptionalLong size) {

  static final CacheCounters ZERO = new CacheCounters(0, 0, 0, 0, 0, 0, OptionalLong.empty());

  public CacheCounters {
    requireNotNegative("hits", hits);
    requireNotNegative("misses", misses);
    requireNotNegative("loads", loads);
    requireNotNegative("loadFailures", loadFailures);
    requireNotNegative("loadTimeNanos", loadTimeNanos);
    requireNotNegative("evictions", evictions);
    requireNotNegative("size", requireNonNull(size, "size").orElse(0));
  }

  /** Counters of a cache that knows hits and misses only. */
  public static CacheCounters of(long hits, long misses) {
    return new CacheCounters(hits, misses, 0, 0, 0, 0, OptionalLong.empty());
  }

  private static void requireNotNegative(String name, long value) {
    if (value < 0) {
      throw new IllegalArgumentException(name + " must be 0 or more: " + value);
    }
  }

  /** Whether a counter stands below the earlier reading, which means that the cache began anew. */
  boolean beganAnewAfter(CacheCounters earlier) {
    return hits < earlier.hits
        || misses < earlier.misses
        || loads < earlier.loads
        || loadFailures < earlier.loadFailures
        || loadTimeNanos < earlier.loadTimeNanos
        || evictions < earlier.evictions;
  }

  /** These counters increased by what was counted from one reading to the next, with its size. */
  CacheCounters plus(CacheCounters from, CacheCounters to) {
    return new CacheCounters(
        hits + to.hits - from.hits,
        misses + to.misses - from.misses,
        loads + to.loads - from.loads,
        loadFailures + to.loadFailures - from.loadFailures,
        loadTimeNanos + to.loadTimeNanos - from.loadTimeNanos,
        evictions + to.evictions - from.evictions,
        to.size);
  }
}
