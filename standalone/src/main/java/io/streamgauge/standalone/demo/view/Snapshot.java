package io.streamgauge.standalone.demo.view;

import static java.util.Objects.requireNonNull;

import io.streamgauge.standalone.demo.load.LoadReport;
import java.net.URI;
import java.time.Duration;
import java.util.List;

/**
 * Everything that the demo shows at one moment.
 *
 * @param running since the demo was started
 * @param requests per operation, the whole service last
 * @param statements slowest first
 * @param alerts oldest first
 * @param api where the pipeline answers
 * @param shop where the shop answers
 */
public record Snapshot(
    Duration running,
    Progress progress,
    List<Latency> requests,
    List<Latency> statements,
    List<CacheUse> caches,
    List<MemoryUse> memory,
    List<AlertLine> alerts,
    LoadReport load,
    URI api,
    URI shop) {

  public Snapshot {
    requireNonNull(running, "running");
    requireNonNull(progress, "progress");
    requests = List.copyOf(requests);
    statements = List.copyOf(statements);
    caches = List.copyOf(caches);
    memory = List.copyOf(memory);
    alerts = List.copyOf(alerts);
    requireNonNull(load, "load");
    requireNonNull(api, "api");
    requireNonNull(shop, "shop");
  }
}
