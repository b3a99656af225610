package io.streamgauge.bench.queries;

import io.streamgauge.bench.BenchCluster;
import io.streamgauge.service.http.HttpServer;
import io.streamgauge.service.http.HttpSettings;
import io.streamgauge.service.http.Routes;
import io.streamgauge.streams.AnalyticsService;
import io.streamgauge.streams.AnalyticsSettings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** The analytics and their HTTP in this process, with live defaults and one stream thread. */
final class Served implements AutoCloseable {

  /** A path below the interface that is answered with an empty object, whatever it costs. */
  static final String NOTHING = "/api/v1/bench/nothing";

  private static final Duration START_WITHIN = Duration.ofMinutes(2);

  private final AnalyticsService analytics;
  private final HttpServer http;

  private Served(AnalyticsService analytics, HttpServer http) {
    this.analytics = analytics;
    this.http = http;
  }

  /** Starts and waits until it works. */
  static Served start(BenchCluster cluster) throws InterruptedException {
    AnalyticsService analytics =
        new AnalyticsService(
            AnalyticsSettings.live(
                cluster.bootstrapServers(),
                cluster.registryUrl(),
                cluster.newDirectory("queries-")));
    Served served =
        new Served(
            analytics,
            HttpServer.start(HttpSettings.local(0), List.of(analytics.routes(), nothing())));
    analytics.start();
    long deadline = System.nanoTime() + START_WITHIN.toNanos();
    while (!analytics.component().readiness().get().ready()) {
      if (System.nanoTime() > deadline) {
        served.close();
        throw new IllegalStateException(
            "the analytics were not ready within " + START_WITHIN.toSeconds() + " s");
      }
      Thread.sleep(100);
    }
    return served;
  }

  private static Routes nothing() {
    return routes -> routes.get(NOTHING, context -> context.json(Map.of()));
  }

  URI uri() {
    return http.uri();
  }

  @Override
  public void close() {
    http.close();
    analytics.close();
  }
}
