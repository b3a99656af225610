package io.streamgauge.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.streamgauge.alert.Alert;
import io.streamgauge.alert.AlertState;
import io.streamgauge.collectors.Collector;
import io.streamgauge.event.Outcome;
import io.streamgauge.event.RequestKind;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.testcontainers.DockerClientFactory;

/** The main path, from a collector to an alert and an answer over HTTP, on a real broker. */
@Tag("any-java")
class ContainerPipelineTest {

  private static final String OPERATION = "GET /orders/{id}";
  private static final int EVENTS = 200;
  private static final Duration SPREAD = Duration.ofSeconds(20);
  private static final long SLOW_NANOS = Duration.ofMillis(1_500).toNanos();
  private static final Duration LIMIT = Duration.ofMinutes(2);

  @TempDir private Path state;

  @BeforeAll
  static void aDockerEngineIsThere() {
    assumeTrue(
        DockerClientFactory.instance().isDockerAvailable(),
        "skipped: no Docker engine here, so no broker in a container");
  }

  @Test
  void slowRequestsAreAnsweredForAndAlert() throws InterruptedException {
    try (var broker = ContainerBroker.start();
        var services = ServicesInProcess.start(broker.bootstrapServers(), state);
        var shop = services.collector("shop")) {

      recordSlowRequests(shop);

      awaitRequests(services, "shop", EVENTS);
      awaitAlert(services, "shop");
    }
  }

  @Test
  void losesNothingAndDoublesNothingWhenTheBrokerStopsAndComesBack() throws InterruptedException {
    try (var broker = ContainerBroker.start();
        var services = ServicesInProcess.start(broker.bootstrapServers(), state);
        var alerts = services.alertTopic();
        var shop = services.collector("shop");
        var cart = services.collector("cart")) {
      recordSlowRequests(shop);
      awaitRequests(services, "shop", EVENTS);
      awaitAlert(services, "shop");

      broker.stop();
      recordSlowRequests(shop);
      broker.resume();
      recordSlowRequests(cart);

      awaitRequests(services, "shop", 2 * EVENTS);
      awaitRequests(services, "cart", EVENTS);
      awaitAlert(services, "cart");
      await().atMost(LIMIT).until(() -> !alerts.transitions("cart").isEmpty());
      assertThat(alerts.transitions("shop"))
          .filteredOn(alert -> alert.getState() == AlertState.FIRING)
          .extracting(Alert::getId)
          .doesNotHaveDuplicates();
    }
  }

  /** As if they had ended one after the other until now, so that the breach has lasted. */
  private static void recordSlowRequests(Collector collector) {
    long now = System.currentTimeMillis();
    for (int i = 0; i < EVENTS; i++) {
      long end = now - SPREAD.toMillis() * (EVENTS - i) / EVENTS;
      collector
          .requests()
          .record(OPERATION, RequestKind.HTTP, 200, Outcome.SUCCESS, SLOW_NANOS, end, null);
    }
  }

  private static void awaitRequests(ServicesInProcess services, String service, long count) {
    await()
        .atMost(LIMIT)
        .untilAsserted(() -> assertThat(services.requests(service, OPERATION)).isEqualTo(count));
  }

  private static void awaitAlert(ServicesInProcess services, String service) {
    await()
        .atMost(LIMIT)
        .untilAsserted(
            () -> assertThat(services.firing(service, OPERATION)).contains("slow-response"));
  }
}
