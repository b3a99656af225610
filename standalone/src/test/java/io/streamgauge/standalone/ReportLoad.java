package io.streamgauge.standalone;

import io.streamgauge.collectors.Collector;
import io.streamgauge.event.CacheSample;
import io.streamgauge.event.Collection;
import io.streamgauge.event.CollectionScope;
import io.streamgauge.event.MemorySample;
import io.streamgauge.event.Outcome;
import io.streamgauge.event.RequestKind;
import java.time.Duration;
import java.util.Random;

/**
 * Two ranges of one-minute windows in the past of two services. The shop gets slow, fails, repeats
 * a statement, has a cold cache and leaks in the second one; the calm service does the same all
 * along.
 */
final class ReportLoad {

  static final int MINUTES = 20;
  static final long LIMIT = 1L << 30;

  private static final long MINUTE = 60_000;
  private static final long MEBI = 1 << 20;
  private static final Duration DELIVERED_WITHIN = Duration.ofSeconds(30);

  private final Random random = new Random(42);
  private final Collector shop;
  private final Collector calm;
  private final long end;
  private long requests;
  private long hits;
  private long misses;
  private long warmHits;

  /**
   * @param end of the second range, a full minute, epoch milliseconds
   */
  ReportLoad(Collector shop, Collector calm, long end) {
    this.shop = shop;
    this.calm = calm;
    this.end = end;
  }

  long from() {
    return end - MINUTES * MINUTE;
  }

  long to() {
    return end;
  }

  /** How many requests of the shop are in the second range. */
  long requests() {
    return requests;
  }

  /** Minute by minute for both, so that no event comes after another's grace. */
  void publish() {
    for (int minute = -MINUTES; minute < MINUTES; minute++) {
      long at = from() + minute * MINUTE + 33_000;
      boolean bad = minute >= 0;
      shopMinute(at, bad);
      leak(at, Math.max(0, minute - MINUTES / 2));
      calmMinute(at);
      flush(shop);
      flush(calm);
    }
  }

  private void shopMinute(long at, boolean bad) {
    int orders = around(30);
    int carts = around(40);
    int payments = around(50);
    for (int i = 0; i < orders; i++) {
      request(shop, "GET /orders", bad ? 1_200 : 60, false, at);
      statement(shop, "SELECT * FROM orders", bad ? 900 : 30, at);
    }
    for (int i = 0; i < carts; i++) {
      request(shop, "GET /cart", 40, false, at);
      for (int item = 0; item < 8; item++) {
        statement(shop, "SELECT * FROM item WHERE id = ?", 2, at);
      }
    }
    for (int i = 0; i < payments; i++) {
      request(shop, "POST /pay", 30, bad && i % 5 == 0, at);
    }
    int jobs = around(300);
    for (int i = 0; i < jobs; i++) {
      statement(shop, "SELECT * FROM job WHERE due < ?", 1, at);
    }
    cache(at, bad);
    requests += bad ? orders + carts + payments : 0;
  }

  private void cache(long at, boolean bad) {
    hits += bad ? 40 : 90;
    misses += bad ? 60 : 10;
    warmHits += 100;
    shop.caches().record(sample("products", at, hits, misses, misses * 20_000_000), from());
    shop.caches().record(sample("prices", at, warmHits, 3, 3_000_000), from());
  }

  private static CacheSample sample(String cache, long at, long hits, long misses, long nanos) {
    return CacheSample.newBuilder()
        .setCache(cache)
        .setTime(at)
        .setHits(hits)
        .setMisses(misses)
        .setLoads(misses)
        .setLoadTime(nanos)
        .build();
  }

  /** 8 MiB a minute, by full collections every 10 s. */
  private void leak(long at, int minutes) {
    for (int i = 0; i < 3; i++) {
      long grown = minutes == 0 ? 0 : (8 * minutes * 3 + 8 * i) / 3;
      heap(shop, at + 10_000L * i - 20_000, 200 + grown);
      heap(calm, at + 10_000L * i - 20_000, 150 + i);
    }
  }

  private static void heap(Collector of, long at, long mebi) {
    of.memory()
        .record(
            Collection.newBuilder()
                .setTime(at)
                .setCollector("G1 Old Generation")
                .setScope(CollectionScope.FULL)
                .setUsedAfter(mebi * MEBI)
                .setHeapMax(LIMIT)
                .build());
    of.memory()
        .record(
            MemorySample.newBuilder()
                .setTime(at)
                .setHeapUsed((mebi + 50) * MEBI)
                .setHeapMax(LIMIT)
                .setProcessCpu(0.25)
                .build());
  }

  private void calmMinute(long at) {
    int count = around(40);
    for (int i = 0; i < count; i++) {
      request(calm, "GET /", 20 + random.nextInt(20), false, at);
    }
  }

  private int around(int mean) {
    return mean + random.nextInt(mean) - mean / 2;
  }

  private static void request(
      Collector by, String operation, long millis, boolean failed, long at) {
    by.requests()
        .record(
            operation,
            RequestKind.HTTP,
            failed ? 500 : 200,
            failed ? Outcome.ERROR : Outcome.SUCCESS,
            Duration.ofMillis(millis).toNanos(),
            at,
            null);
  }

  private static void statement(Collector by, String statement, long millis, long at) {
    by.queries().record(statement, Duration.ofMillis(millis).toNanos(), 1, false, 0, at);
  }

  private static void flush(Collector collector) {
    if (!collector.flush(DELIVERED_WITHIN)) {
      throw new IllegalStateException("not delivered within " + DELIVERED_WITHIN);
    }
  }
}
