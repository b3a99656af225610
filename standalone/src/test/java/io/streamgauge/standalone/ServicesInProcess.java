package io.streamgauge.standalone;

import static java.util.stream.StreamSupport.stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.streamgauge.alerting.AlertingService;
import io.streamgauge.alerting.AlertingSettings;
import io.streamgauge.collectors.Collector;
import io.streamgauge.service.health.HealthRoutes;
import io.streamgauge.service.http.HttpServer;
import io.streamgauge.service.http.HttpSettings;
import io.streamgauge.service.lifecycle.Shutdown;
import io.streamgauge.standalone.embedded.TopicSetup;
import io.streamgauge.standalone.registry.EmbeddedRegistry;
import io.streamgauge.streams.AnalyticsService;
import io.streamgauge.streams.AnalyticsSettings;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Registry, streams, alerting and HTTP in this process, on brokers that are somewhere else. */
final class ServicesInProcess implements AutoCloseable {

  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
  private static final Duration ANSWER_LIMIT = Duration.ofSeconds(10);

  private final Shutdown shutdown = new Shutdown();
  private final HttpClient client = HttpClient.newHttpClient();
  private final ObjectMapper json = new ObjectMapper();
  private final String brokers;
  private final String registry;
  private final URI http;

  private ServicesInProcess(String brokers, Path state) {
    this.brokers = brokers;
    var schemas = new EmbeddedRegistry(brokers, HttpSettings.DEFAULT_HOST, 0);
    registry = shutdown.add("registry", STOP_LIMIT, schemas).start().url();
    var analytics = new AnalyticsService(AnalyticsSettings.live(brokers, registry, state));
    shutdown.add("streams", STOP_LIMIT, analytics).start();
    var alerting = new AlertingService(AlertingSettings.of(brokers, registry, state));
    shutdown.add("alerting", STOP_LIMIT, alerting).start();
    var health = new HealthRoutes(List.of(analytics.component(), alerting.component()));
    var routes = List.of(analytics.routes(), alerting.routes(), health);
    http = shutdown.add("http", STOP_LIMIT, HttpServer.start(HttpSettings.local(0), routes)).uri();
  }

  /** Creates the topics and starts the services. */
  static ServicesInProcess start(String brokers, Path state) {
    new TopicSetup(2, Optional.of((short) 1), false).create(Map.of("bootstrap.servers", brokers));
    return new ServicesInProcess(brokers, state);
  }

  /** A collector that publishes to the same brokers. */
  Collector collector(String service) {
    var builder = Collector.builder().service(service).instance(service + "-1");
    return builder.bootstrapServers(brokers).schemaRegistryUrl(registry).build();
  }

  /** The topic of the alerts, read from the same brokers. */
  AlertTopic alertTopic() {
    return new AlertTopic(brokers, registry);
  }

  /** Requests of an operation that have been counted so far. */
  long requests(String service, String operation) {
    var path = "/api/v1/requests?service=%s&operation=%s".formatted(service, encoded(operation));
    return stream(get(path).get("series").spliterator(), false)
        .mapToLong(series -> series.at("/windows/0/count").asLong())
        .sum();
  }

  /** Names of the rules by which an operation is firing now. */
  List<String> firing(String service, String operation) {
    return stream(get("/api/v1/alerts?state=firing").get("alerts").spliterator(), false)
        .filter(alert -> service.equals(alert.get("service").asText()))
        .filter(alert -> operation.equals(alert.get("series").asText()))
        .map(alert -> alert.get("rule").asText())
        .toList();
  }

  private JsonNode get(String path) {
    var request = HttpRequest.newBuilder(URI.create(http + path)).timeout(ANSWER_LIMIT).build();
    try {
      var response = client.send(request, BodyHandlers.ofString());
      if (response.statusCode() != 200) {
        throw new AssertionError(path + " answered " + response.body());
      }
      return json.readTree(response.body());
    } catch (IOException e) {
      throw new AssertionError(path + " was not answered", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    shutdown.close();
  }
}
