package io.streamgauge.bench.throughput;

import io.streamgauge.bench.BenchCluster;
import io.streamgauge.bench.load.DataSet;
import io.streamgauge.service.http.HttpServer;
import io.streamgauge.service.http.HttpSettings;
import io.streamgauge.streams.AnalyticsService;
import io.streamgauge.streams.AnalyticsSettings;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.streams.StreamsConfig;

/** The product's analytics, as users run them, with all windows and outputs on. */
final class Ours implements StreamsSubject.Application {

  private final AnalyticsService service;
  private final HttpServer http;

  private Ours(AnalyticsService service, HttpServer http) {
    this.service = service;
    this.http = http;
  }

  /** Starts the analytics with live defaults. */
  static StreamsSubject.Starter withThreads(int threads) {
    return (cluster, id, state, further) -> start(cluster, id, state, further, threads);
  }

  private static Ours start(
      BenchCluster cluster, String id, Path state, Map<String, Object> further, int threads) {
    Map<String, Object> properties = new HashMap<>(further);
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, id);
    AnalyticsService service =
        new AnalyticsService(
            AnalyticsSettings.live(cluster.bootstrapServers(), cluster.registryUrl(), state)
                .withThreads(threads)
                .withFurther(properties));
    HttpServer http = HttpServer.start(HttpSettings.local(0), List.of(service.routes()));
    service.start();
    return new Ours(service, http);
  }

  @Override
  public void verify(DataSet data) throws Exception {
    new Answers(http.uri()).requireExactly(data);
  }

  @Override
  public void close() {
    http.close();
    service.close();
  }
}
