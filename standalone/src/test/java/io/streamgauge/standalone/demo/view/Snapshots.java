package io.streamgauge.standalone.demo.view;

import io.streamgauge.standalone.demo.load.LoadReport;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Moments of a demo, for tests. */
final class Snapshots {

  static final AlertLine FIRING =
      new AlertLine(
          "slow-requests",
          "medium",
          "GET /cart",
          Duration.ofSeconds(65),
          "slow database",
          Duration.ofSeconds(14),
          Optional.empty());

  static final AlertLine RESOLVED =
      new AlertLine(
          "cold-cache",
          "low",
          "products",
          Duration.ofSeconds(30),
          "cold cache",
          Duration.ofSeconds(11),
          Optional.of(Duration.ofSeconds(61)));

  private Snapshots() {}

  /** Before the pipeline has answered. */
  static Snapshot empty() {
    return snapshot(0, 3, List.of(), List.of(), List.of(), List.of(), List.of());
  }

  static Snapshot slow(int running, AlertLine... alerts) {
    return snapshot(
        1,
        running,
        List.of(
            new Latency("GET /cart", 91, 0, 9.1, 0.61, 0.871, 0.89, 1.2),
            new Latency("*", 600, 2, 60, 0.0012, 0.83, 0.88, 1.2)),
        List.of(new Latency("SELECT *\n  FROM cart", 91, 0, 9.1, 0.6, 0.87, 0.89, 0.9)),
        List.of(new CacheUse("products", 289, 11, 0.9633)),
        List.of(new MemoryUse("shop-1", 180e6, 1e9, 4e6, "increasing", 205)),
        List.of(alerts));
  }

  private static Snapshot snapshot(
      int phase,
      int running,
      List<Latency> requests,
      List<Latency> statements,
      List<CacheUse> caches,
      List<MemoryUse> memory,
      List<AlertLine> alerts) {
    return new Snapshot(
        Duration.ofSeconds(running),
        new Progress(
            List.of("healthy", "slow database"),
            phase,
            "What happens.",
            Duration.ofSeconds(20),
            Duration.ofSeconds(40)),
        requests,
        statements,
        caches,
        memory,
        alerts,
        new LoadReport(600, 3, 2, 0.84),
        URI.create("http://127.0.0.1:8080"),
        URI.create("http://127.0.0.1:40001"));
  }
}
