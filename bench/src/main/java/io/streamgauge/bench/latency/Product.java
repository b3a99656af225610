package io.streamgauge.bench.latency;

import io.streamgauge.alerting.AlertingService;
import io.streamgauge.alerting.AlertingSettings;
import io.streamgauge.bench.BenchCluster;
import io.streamgauge.service.http.HttpServer;
import io.streamgauge.service.http.HttpSettings;
import io.streamgauge.streams.AnalyticsService;
import io.streamgauge.streams.AnalyticsSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/**
 * Analytics, alerting and their HTTP in this process, with live defaults and one stream thread
 * each. A single rule is in force, by which each probe makes an alert.
 */
final class Product implements AutoCloseable {

  private static final Duration START_WITHIN = Duration.ofMinutes(1);
  private static final String RULES =
      """
      rules:
        - name: slow-probe
          when: requests.p95 > 1s
          for: 0s
          severity: low
          services: %s*
          minimum: 1
      """;

  private final AnalyticsService analytics;
  private final AlertingService alerting;
  private final HttpServer http;

  private Product(BenchCluster cluster, Path directory) throws IOException {
    Path rules =
        Files.writeString(
            directory.resolve("rules.yaml"), RULES.formatted(ProbePublisher.SERVICES));
    analytics =
        new AnalyticsService(
            AnalyticsSettings.live(
                cluster.bootstrapServers(), cluster.registryUrl(), directory.resolve("streams")));
    alerting =
        new AlertingService(
            AlertingSettings.of(
                    cluster.bootstrapServers(), cluster.registryUrl(), directory.resolve("alerts"))
                .withRulesFile(rules));
    http = HttpServer.start(HttpSettings.local(0), List.of(analytics.routes(), alerting.routes()));
  }

  /** Starts and waits until it works. */
  static Product start(BenchCluster cluster) throws IOException, InterruptedException {
    Product product = new Product(cluster, cluster.newDirectory("product"));
    product.analytics.start();
    product.alerting.start();
    long deadline = System.nanoTime() + START_WITHIN.toNanos();
    while (!product.ready()) {
      if (System.nanoTime() > deadline) {
        product.close();
        throw new IllegalStateException(
            "the product was not ready within " + START_WITHIN.toSeconds() + " s");
      }
      Thread.sleep(100);
    }
    return product;
  }

  private boolean ready() {
    return alerting.ready() && analytics.component().readiness().get().ready();
  }

  URI api() {
    return http.uri();
  }

  @Override
  public void close() {
    http.close();
    alerting.close();
    analytics.close();
  }
}
