package io.streamgauge.streams.caches;

import io.streamgauge.event.CacheBatch;
import io.streamgauge.event.CacheSample;
import java.util.Optional;

/**
 * What one cache did between two readings of its cumulative counters.
 *
 * @param hits lookups that found a value
 * @param misses lookups that found none
 * @param loads loads that succeeded
 * @param loadFailures loads that failed
 * @param loadTime nanoseconds spent loading
 * @param evictions entries evicted
 */
record CounterDelta(
    long hits, long misses, long loads, long loadFailures, long loadTime, long evictions) {

  /**
   * The change between two batches of one reading each, of the same cache in the same instance.
   *
   * <p>Counters that began anew are counted from 0: after a restart (another producerId that says
   * when its counters were 0), and where any counter is below its predecessor.
   *
   * @param before the earlier reading, null if there is none
   * @return empty if the reading only sets the base for later ones, or is not newer than the one
   *     before
   */
  static Optional<CounterDelta> between(CacheBatch before, CacheBatch now) {
    CacheSample reading = now.getSamples().get(0);
    if (before == null) {
      return now.getStarted() == null ? Optional.empty() : Optional.of(sinceZero(reading));
    }
    CacheSample base = before.getSamples().get(0);
    boolean sameLife = before.getProducerId().equals(now.getProducerId());
    if (sameLife && reading.getTime() <= base.getTime()) {
      return Optional.empty();
    }
    boolean restarted = !sameLife && now.getStarted() != null;
    return Optional.of(
        restarted || beganAnew(base, reading) ? sinceZero(reading) : since(base, reading));
  }

  private static boolean beganAnew(CacheSample base, CacheSample reading) {
    return reading.getHits() < base.getHits()
        || reading.getMisses() < base.getMisses()
        || reading.getLoads() < base.getLoads()
        || reading.getLoadFailures() < base.getLoadFailures()
        || reading.getEvictions() < base.getEvictions();
  }

  private static CounterDelta sinceZero(CacheSample reading) {
    return new CounterDelta(
        reading.getHits(),
        reading.getMisses(),
        reading.getLoads(),
        reading.getLoadFailures(),
        reading.getLoadTime(),
        reading.getEvictions());
  }

  private static CounterDelta since(CacheSample base, CacheSample reading) {
    return new CounterDelta(
        reading.getHits() - base.getHits(),
        reading.getMisses() - base.getMisses(),
        reading.getLoads() - base.getLoads(),
        reading.getLoadFailures() - base.getLoadFailures(),
        reading.getLoadTime() - base.getLoadTime(),
        reading.getEvictions() - base.getEvictions());
  }
}
