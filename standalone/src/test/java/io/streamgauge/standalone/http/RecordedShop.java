package io.streamgauge.standalone.http;

import io.streamgauge.collectors.Collector;
import io.streamgauge.collectors.WhenFull;
import io.streamgauge.event.CacheSample;
import io.streamgauge.event.Collection;
import io.streamgauge.event.CollectionScope;
import io.streamgauge.event.MemorySample;
import io.streamgauge.event.Outcome;
import io.streamgauge.event.RequestKind;
import io.streamgauge.standalone.Pipeline;
import java.util.List;
import java.util.Map;

/**
 * A minute of a shop, always the same: in its second half, with a new version, orders are placed
 * slowly and not without errors, and memory has grown for ten minutes.
 */
final class RecordedShop {

  static final long START = 1_795_258_110_000L;
  static final long SLOW_FROM = START + 30_000;
  static final long END = START + 60_000;
  static final int READS_A_WINDOW = 20;
  static final int ORDERS_A_WINDOW = 10;

  private static final long WINDOW = 10_000;
  private static final long MILLI = 1_000_000;
  private static final long MEGABYTE = 1 << 20;

  /** The new version, which also tells of caches and memory. */
  private final Collector collector;

  private final Collector before;

  private RecordedShop(Collector before, Collector collector) {
    this.before = before;
    this.collector = collector;
  }

  /** Publishes everything, and returns when it is delivered. */
  static void publish(Pipeline pipeline) {
    try (Collector before = collector(pipeline, "shop-0", "1.4.2");
        Collector now = collector(pipeline, "shop-1", "1.5.0")) {
      RecordedShop shop = new RecordedShop(before, now);
      for (long start = START; start < END; start += WINDOW) {
        shop.window(start);
      }
      shop.memory();
    }
  }

  private static Collector collector(Pipeline pipeline, String instance, String version) {
    return Collector.builder()
        .service("shop")
        .instance(instance)
        .version(version)
        .environment("production")
        .bootstrapServers(pipeline.bootstrapServers())
        .schemaRegistryUrl(pipeline.registryUrl())
        .whenFull(WhenFull.WAIT)
        .build();
  }

  private void window(long start) {
    boolean slow = start >= SLOW_FROM;
    for (int i = 0; i < READS_A_WINDOW; i++) {
      request("GET /orders/{id}", 200, 20 + i, start + i);
      query("select * from orders where id = ?", 4, start + i);
    }
    for (int i = 0; i < ORDERS_A_WINDOW; i++) {
      request("POST /orders", slow && i == 0 ? 500 : 201, slow ? 1_500 : 300, start + 5_000 + i);
      query("insert into orders values (?, ?)", slow ? 150 : 30, start + 5_000 + i);
    }
    long windows = (start - START) / WINDOW;
    cache(start, 90 * windows, 10 * windows);
    collector.gauges().record("queue.depth", Map.of(), slow ? 40 : 3, start);
    collector.gauges().record("queue.depth", Map.of(), slow ? 44 : 1, start + 5_000);
    collector.gauges().record("stock", Map.of("product", "cups"), 90 - windows, start + 5_000);
  }

  private void request(String operation, int status, long millis, long end) {
    Outcome outcome = status < 500 ? Outcome.SUCCESS : Outcome.ERROR;
    at(end)
        .requests()
        .record(operation, RequestKind.HTTP, status, outcome, millis * MILLI, end, null);
  }

  private Collector at(long time) {
    return time < SLOW_FROM ? before : collector;
  }

  private void query(String statement, long millis, long end) {
    at(end).queries().record(statement, millis * MILLI, 1, false, MILLI / 2, end);
  }

  private void cache(long time, long hits, long misses) {
    CacheSample sample =
        CacheSample.newBuilder()
            .setCache("orders")
            .setTime(time)
            .setHits(hits)
            .setMisses(misses)
            .setLoads(misses)
            .setLoadTime(misses * MILLI)
            .setSize(1_000L)
            .build();
    collector.caches().record(sample, START - WINDOW);
  }

  private void memory() {
    for (long time = END - 600_000; time < END; time += WINDOW) {
      long grown = (time - END + 600_000) / 1_000 * MEGABYTE / 4;
      collection(time, 100 * MEGABYTE + grown);
      sample(time + 1, 160 * MEGABYTE + grown);
    }
  }

  private void collection(long time, long usedAfter) {
    collector
        .memory()
        .record(
            Collection.newBuilder()
                .setTime(time)
                .setCollector("G1 Old Generation")
                .setScope(CollectionScope.FULL)
                .setPause(25 * MILLI)
                .setUsedAfter(usedAfter)
                .setHeapMax(1_024 * MEGABYTE)
                .build());
  }

  private void sample(long time, long used) {
    collector
        .memory()
        .record(
            MemorySample.newBuilder()
                .setTime(time)
                .setHeapUsed(used)
                .setHeapCommitted(512 * MEGABYTE)
                .setHeapMax(1_024 * MEGABYTE)
                .setPools(List.of())
                .setNonHeapUsed(90 * MEGABYTE)
                .setDirectBuffers(8 * MEGABYTE)
                .setRss(700 * MEGABYTE)
                .setThreads(42)
                .setProcessCpu(0.25)
                .setSystemCpu(0.5)
                .setLoadAverage(1.5)
                .build());
  }
}
