package io.streamgauge.standalone.dashboard;

import io.streamgauge.collectors.Collector;
import io.streamgauge.collectors.WhenFull;
import io.streamgauge.event.CacheSample;
import io.streamgauge.event.Collection;
import io.streamgauge.event.CollectionScope;
import io.streamgauge.event.MemorySample;
import io.streamgauge.event.Outcome;
import io.streamgauge.event.RequestKind;
import java.time.Duration;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A second service beside the demo's shop, in which everything goes wrong: it is slow, fails,
 * forgets what it had cached, and leaks memory. It comes with a past as long as the pipeline takes,
 * so that there is something to see and to complain about at once, and goes on in real time.
 */
final class Till implements AutoCloseable {

  static final String SERVICE = "till";
  static final String OLD_VERSION = "1.4.0";
  static final String NEW_VERSION = "1.5.0";

  private static final String INSTANCE = "till-1";

  private static final int SECONDS_OF_PAST = 20;
  private static final Duration DELIVERED_WITHIN = Duration.ofMinutes(1);
  private static final long MEBI = 1 << 20;
  private static final long HEAP = 512 * MEBI;

  private final Random random = new Random(42);
  private final Set<String> breaching = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService present = Executors.newSingleThreadScheduledExecutor();
  private final Collector collector;
  private final Collector canary;
  private final long begun;
  private final long now;
  private long hits;
  private long misses;

  private Till(Collector collector, Collector canary, long now) {
    this.collector = collector;
    this.canary = canary;
    this.begun = now - SECONDS_OF_PAST * 1000;
    this.now = now;
  }

  /** Publishes its past, and goes on. */
  static Till open(RunningDemo demo) {
    Collector collector = collector(demo, INSTANCE, OLD_VERSION, "production");
    Collector canary = collector(demo, "till-2", NEW_VERSION, "canary");
    Till till = new Till(collector, canary, System.currentTimeMillis() / 10_000 * 10_000);
    till.publishPast();
    till.present.scheduleAtFixedRate(till::goOn, 0, 1, TimeUnit.SECONDS);
    return till;
  }

  private static Collector collector(
      RunningDemo demo, String instance, String version, String environment) {
    return Collector.builder()
        .service(SERVICE)
        .instance(instance)
        .version(version)
        .environment(environment)
        .bootstrapServers(demo.brokers())
        .schemaRegistryUrl(demo.registry())
        .whenFull(WhenFull.WAIT)
        .build();
  }

  /** Parameters of the range of its past, to which nothing is added any more. */
  String pastRange() {
    return "from=" + begun + "&to=" + now;
  }

  /** From now on there are requests for this, each of which takes too long. */
  void breach(String operation) {
    breaching.add(operation);
  }

  private void publishPast() {
    for (long at = begun; at < now; at += 1000) {
      second(at);
    }
    if (!collector.flush(DELIVERED_WITHIN) || !canary.flush(DELIVERED_WITHIN)) {
      throw new IllegalStateException("not delivered within " + DELIVERED_WITHIN);
    }
  }

  private void goOn() {
    long at = System.currentTimeMillis();
    second(at);
    for (String operation : breaching) {
      for (int i = 0; i < 15; i++) {
        request(collector, operation, 900, false, at);
      }
    }
  }

  private void second(long at) {
    for (int i = 0; i < 6; i++) {
      request(canary, "GET /prices/{id}", 6, false, at);
    }
    for (int i = 0; i < 12; i++) {
      request(collector, "GET /prices/{id}", i == 0 ? 80 : 4, false, at);
    }
    for (int i = 0; i < 4; i++) {
      request(collector, "POST /payments", 700, random.nextInt(5) == 0, at);
      statement("insert into payment (amount, card) values (?, ?)", 600, at);
      statement("select * from card where id = ?", 2, at);
    }
    hits += 4;
    misses += 8;
    cache(at);
    memory(at);
  }

  private void request(Collector by, String operation, int millis, boolean failed, long at) {
    by.requests()
        .record(
            operation,
            RequestKind.HTTP,
            failed ? (random.nextInt(3) == 0 ? 500 : 503) : 200,
            failed ? Outcome.ERROR : Outcome.SUCCESS,
            spread(millis),
            at,
            null);
  }

  private void statement(String text, int millis, long at) {
    collector.queries().record(text, spread(millis), 1, false, 0, at);
  }

  /** Nanoseconds around so many milliseconds. */
  private long spread(int millis) {
    return (long) (millis * 1e6 * Math.exp(random.nextGaussian() * 0.2));
  }

  private void cache(long at) {
    collector
        .caches()
        .record(
            CacheSample.newBuilder()
                .setCache("prices")
                .setTime(at)
                .setHits(hits)
                .setMisses(misses)
                .setLoads(misses)
                .setLoadTime(misses * 12_000_000)
                .build(),
            begun);
  }

  /** It keeps a mebibyte more every second; a collection every five seconds lets go of the rest. */
  private void memory(long at) {
    long second = (at - begun) / 1000;
    long floor = Math.min(HEAP, (80 + second) * MEBI);
    if (second % 5 == 0) {
      collector
          .memory()
          .record(
              Collection.newBuilder()
                  .setTime(at)
                  .setCollector("G1 Old Generation")
                  .setScope(CollectionScope.FULL)
                  .setPause(4_000_000)
                  .setUsedAfter(floor)
                  .setHeapMax(HEAP)
                  .build());
    }
    collector
        .memory()
        .record(
            MemorySample.newBuilder()
                .setTime(at)
                .setHeapUsed(Math.min(HEAP, floor + second % 5 * 8 * MEBI))
                .setHeapMax(HEAP)
                .setProcessCpu(0.3)
                .setThreads(40)
                .build());
  }

  @Override
  public void close() {
    present.shutdownNow();
    collector.close();
    canary.close();
  }
}
