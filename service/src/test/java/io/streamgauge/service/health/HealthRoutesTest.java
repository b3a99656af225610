package io.streamgauge.service.health;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgauge.service.http.HttpServer;
import io.streamgauge.service.http.HttpSettings;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class HealthRoutesTest {

  private final ServiceMetrics metrics = new ServiceMetrics();
  private volatile Readiness streams = new Readiness(false, "REBALANCING");
  private HttpServer server;

  @BeforeEach
  void start() {
    HealthRoutes health =
        new HealthRoutes(
            List.of(
                new Component("kafka", () -> new Readiness(true, "RUNNING")),
                new Component("streams", () -> streams)));
    server = HttpServer.start(HttpSettings.local(0), List.of(health, metrics));
  }

  @AfterEach
  void stop() {
    server.close();
    metrics.close();
  }

  @Test
  void livesAlsoWhereItIsNotReady() throws Exception {
    HttpResponse<String> answer = get("/health");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("{\"status\":\"up\"}");
  }

  @Test
  void namesTheComponentThatIsNotReady() throws Exception {
    HttpResponse<String> answer = get("/health/ready");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body())
        .isEqualTo(
            "{\"status\":\"not ready\",\"components\":["
                + "{\"name\":\"kafka\",\"ready\":true,\"state\":\"RUNNING\"},"
                + "{\"name\":\"streams\",\"ready\":false,\"state\":\"REBALANCING\"}]}");
  }

  @Test
  void isReadyWhenAllComponentsAre() throws Exception {
    streams = new Readiness(true, "RUNNING");

    HttpResponse<String> answer = get("/health/ready");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).startsWith("{\"status\":\"ready\"");
  }

  @Test
  void exposesItsOwnMetricsInPrometheusFormat() throws Exception {
    metrics.registry().counter("streamgauge.late.events", "service", "shop").increment(3);

    HttpResponse<String> answer = get("/metrics");

    assertThat(answer.headers().firstValue("Content-Type").orElseThrow())
        .startsWith("text/plain; version=0.0.4");
    assertThat(answer.body())
        .contains("# TYPE jvm_memory_used_bytes gauge")
        .contains("streamgauge_late_events_total{service=\"shop\"} 3.0");
  }

  private HttpResponse<String> get(String path) throws Exception {
    HttpRequest request = HttpRequest.newBuilder(URI.create(server.uri() + path)).build();
    return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
  }
}
