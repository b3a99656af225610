package io.streamgauge.collectors;

import static java.util.Objects.requireNonNull;

import io.streamgauge.event.CacheSample;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.Supplier;

/**
 * Caches that are read every now and then, on the publisher's thread. What a cache counted before
 * it was registered is not published. Safe for use by many threads.
 */
public final class Caches {

  private final SampleQueue<CacheIntake.Reading> queue;
  private final Rejections rejections;
  private final long started;
  private final Map<String, CacheMeter> meters = new ConcurrentSkipListMap<>();

  Caches(SampleQueue<CacheIntake.Reading> queue, Rejections rejections, long started) {
    this.queue = queue;
    this.rejections = rejections;
    this.started = started;
  }

  /**
   * Reads a cache from now on. It is read once at once, for the base that is counted from; a second
   * cache under the same name takes the place of the first, and its counts add up.
   *
   * @param name name of the cache
   * @param reader gives the counters; called by one thread at a time
   * @throws RuntimeException what the reader throws at its first reading; later ones are logged
   */
  public void register(String name, Supplier<CacheCounters> reader) {
    requireNonNull(name, "name");
    requireNonNull(reader, "reader");
    meters.compute(
        name,
        (key, meter) -> {
          if (meter == null) {
            return new CacheMeter(reader);
          }
          meter.replace(reader);
          return meter;
        });
  }

  /** Records a reading whose counters began at a time that is not known. */
  public void record(CacheSample sample) {
    record(sample, null);
  }

  /**
   * Records a reading.
   *
   * @param sample the reading; it is not to be changed afterwards
   * @param countersStarted epoch milliseconds at which its counters were 0
   */
  public void record(CacheSample sample, long countersStarted) {
    record(sample, Long.valueOf(countersStarted));
  }

  private void record(CacheSample sample, Long countersStarted) {
    if (sample == null || sample.getCache() == null) {
      rejections.reject("reading of a cache", sample, "a reading with the cache's name");
    } else if (sample.getTime() < 0) {
      rejections.reject("time of a cache's reading", sample.getTime(), "0 or more");
    } else {
      queue.put(new CacheIntake.Reading(sample, countersStarted));
    }
  }

  /** Reads all registered caches. Never throws. */
  void read(long epochMillis) {
    meters.forEach((name, meter) -> read(name, meter, epochMillis));
  }

  private void read(String name, CacheMeter meter, long epochMillis) {
    try {
      CacheSample sample = sample(name, epochMillis, meter.read());
      queue.add(new CacheIntake.Reading(sample, started));
    } catch (RuntimeException e) {
      rejections.reject("reading of cache " + name, e, "counters");
    }
  }

  private static CacheSample sample(String name, long epochMillis, CacheCounters counters) {
    return CacheSample.newBuilder()
        .setCache(name)
        .setTime(epochMillis)
        .setHits(counters.hits())
        .setMisses(counters.misses())
        .setLoads(counters.loads())
        .setLoadFailures(counters.loadFailures())
        .setLoadTime(counters.loadTimeNanos())
        .setEvictions(counters.evictions())
        .setSize(counters.size().isPresent() ? counters.size().getAsLong() : null)
        .build();
  }
}
