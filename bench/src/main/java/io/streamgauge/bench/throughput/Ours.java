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
import java.util.function.UnaryOperator;
import org.apache.kafka.streams.StreamsConfig;

/** The product's analytics, as users run them, with all windows and outputs on. */
final class Ours implements StreamsSubject.Application {

  /** Up to so many series, operations are checked, too; beyond, services as a whole. */
  private static final int MOST_CHECKED_SERIES = 10_000;

  private final AnalyticsService service;
  private final HttpServer http;

  private Ours(AnalyticsService service, HttpServer http) {
    this.service = service;
    this.http = http;
  }

  /** Starts the analytics with live defaults. */
  static StreamsSubject.Starter withThreads(int threads) {
    return (cluster, id, state, further) ->
        start(cluster, id, state, further, settings -> settings.withThreads(threads));
  }

  /** Starts the analytics with live defaults but for the budget of series of each service. */
  static StreamsSubject.Starter withBudget(int series) {
    return (cluster, id, state, further) ->
        start(cluster, id, state, further, settings -> settings.withSeriesBudget(series));
  }

  private static Ours start(
      BenchCluster cluster,
      String id,
      Path state,
      Map<String, Object> further,
      UnaryOperator<AnalyticsSettings> change) {
    Map<String, Object> properties = new HashMap<>(further);
    properties.put(StreamsConfig.APPLICATION_ID_CONFIG, id);
    AnalyticsService service =
        new AnalyticsService(
            change
                .apply(
                    AnalyticsSettings.live(
                        cluster.bootstrapServers(), cluster.registryUrl(), state))
                .withFurther(properties));
    HttpServer http = HttpServer.start(HttpSettings.local(0), List.of(service.routes()));
    service.start();
    return new Ours(service, http);
  }

  @Override
  public void verify(DataSet data) throws Exception {
    Answers answers = new Answers(http.uri());
    if (data.spec().shape().series() <= MOST_CHECKED_SERIES) {
      answers.requireExactly(data);
    } else {
      answers.requireServicesExactly(data);
    }
  }

  @Override
  public void close() {
    http.close();
    service.close();
  }
}
