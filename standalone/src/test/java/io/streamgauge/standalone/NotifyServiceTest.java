package io.streamgauge.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpServer;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.streamgauge.alert.Alert;
import io.streamgauge.alert.AlertState;
import io.streamgauge.alert.Severity;
import io.streamgauge.alerting.notify.NotifierView;
import io.streamgauge.alerting.notify.NotifyService;
import io.streamgauge.alerting.notify.file.NotifierFile;
import io.streamgauge.schemas.AvroSerde;
import io.streamgauge.schemas.Topics;
import io.streamgauge.standalone.embedded.EmbeddedKafka;
import io.streamgauge.standalone.embedded.TopicSetup;
import io.streamgauge.standalone.registry.EmbeddedRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Notifiers on a real topic: one whose target fails, one whose target works, a second instance that
 * takes over, and a restart.
 */
@Tag("any-java")
class NotifyServiceTest {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  private final List<JsonNode> told = new CopyOnWriteArrayList<>();
  private final List<JsonNode> toldOthers = new CopyOnWriteArrayList<>();
  private volatile int status = 500;

  private NotifyService joining;

  @TempDir private Path data;

  @Test
  void losesNothingWhileATargetFailsAndAcrossRestarts() throws Exception {
    HttpServer receiver = receiver();
    try (EmbeddedKafka kafka = EmbeddedKafka.start(data.resolve("kafka"), 0, false);
        EmbeddedRegistry registry =
            new EmbeddedRegistry(kafka.bootstrapServers(), EmbeddedKafka.HOST, 0).start()) {
      Map<String, Object> client =
          Map.of(
              "bootstrap.servers", kafka.bootstrapServers(), "schema.registry.url", registry.url());
      new TopicSetup(2, Optional.empty(), false).create(client);
      try (KafkaProducer<String, Alert> alerts = producer(client)) {
        publish(alerts, "before", AlertState.FIRING, 0);
        try (NotifyService first = service(client, receiver)) {
          await().atMost(LIMIT).until(() -> states(first), List.of("ok", "ok")::equals);
          publish(alerts, "a", AlertState.FIRING, 1);
          publish(alerts, "b", AlertState.FIRING, 1);
          awaitTold(toldOthers, it -> it.contains("a 1") && it.contains("b 1"));
          publish(alerts, "b", AlertState.RESOLVED, 2);
          awaitTold(toldOthers, it -> it.contains("b 2"));

          awaitWaiting(first, 2, 0);
          await().atMost(LIMIT).until(() -> states(first), List.of("retrying", "ok")::equals);
          NotifierView failing = first.notifiers().get(0);
          assertThat(failing.lastError()).isEqualTo("answered 500 out of order");
          assertThat(failing.sent()).isZero();
          assertThat(failing.failed()).isPositive();
          assertThat(metric(first, "streamgauge.notifications.failed")).isPositive();
          assertThat(metric(first, "streamgauge.notifications.waiting")).isEqualTo(2);
          joining = service(client, receiver);
          await()
              .atMost(LIMIT)
              .until(
                  () -> Stream.concat(states(first).stream(), states(joining).stream()).toList(),
                  states -> Collections.frequency(states, "standby") == 2);
        }
        publish(alerts, "a", AlertState.RESOLVED, 2);
        status = 204;
        try (NotifyService second = joining) {
          awaitTold(told, it -> it.contains("a 2") && it.contains("b 2"));
          awaitTold(toldOthers, it -> it.contains("a 2"));
          publish(alerts, "c", AlertState.FIRING, 1);
          awaitTold(told, it -> it.contains("c 1"));
          awaitTold(toldOthers, it -> it.contains("c 1"));
          await().atMost(LIMIT).until(() -> states(second), List.of("ok", "ok")::equals);
          awaitWaiting(second, 0, 0); // what was told is kept
        }
        try (NotifyService third = service(client, receiver)) {
          publish(alerts, "c", AlertState.RESOLVED, 2);
          awaitTold(told, it -> it.contains("c 2"));
          awaitTold(toldOthers, it -> it.contains("c 2"));
          assertThat(third.notifiers()).extracting(NotifierView::failed).containsOnly(0L);
        }
      }
      assertThat(lines(told)).contains("a 2", "b 2", "c 1", "c 2");
      assertThat(lines(toldOthers)).contains("a 1", "b 1", "b 2", "a 2", "c 1", "c 2");
      for (List<JsonNode> each : List.of(told, toldOthers)) {
        assertThat(lines(each)).doesNotHaveDuplicates();
        for (String series : List.of("a", "b", "c")) {
          assertThat(lines(each)).filteredOn(line -> line.startsWith(series)).isSorted();
        }
      }
      assertThat(told).allSatisfy(it -> assertThat(it.path("group")).hasSize(1));
    } finally {
      receiver.stop(0);
    }
  }

  private HttpServer receiver() throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/others",
        exchange -> {
          try (exchange) {
            toldOthers.add(new ObjectMapper().readTree(exchange.getRequestBody()));
            exchange.sendResponseHeaders(204, -1);
          }
        });
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            JsonNode body = new ObjectMapper().readTree(exchange.getRequestBody());
            if (status < 300) {
              told.add(body);
              exchange.sendResponseHeaders(status, -1);
            } else {
              exchange.sendResponseHeaders(status, 0);
              exchange.getResponseBody().write("out of order".getBytes(StandardCharsets.UTF_8));
            }
          }
        });
    server.start();
    return server;
  }

  private NotifyService service(Map<String, Object> client, HttpServer receiver)
      throws IOException {
    String url = "http://127.0.0.1:" + receiver.getAddress().getPort();
    Path file =
        Files.writeString(
            data.resolve("notifiers.yaml"),
            """
            notifiers:
              - {name: pager, type: webhook, url: "%s/", groupBy: [series], groupWait: 0s}
              - {name: others, type: webhook, url: "%s/others", groupWait: 0s}
            """
                .formatted(url, url));
    NotifyService service =
        new NotifyService(client, NotifierFile.load(file, Map.of()), alert -> false);
    service.start();
    return service;
  }

  private static void awaitWaiting(NotifyService service, Integer... alerts) {
    await()
        .atMost(LIMIT)
        .until(
            () -> service.notifiers().stream().map(NotifierView::waiting).toList(),
            List.of(alerts)::equals);
  }

  private static double metric(NotifyService service, String name) {
    SimpleMeterRegistry registry = new SimpleMeterRegistry();
    service.bindTo(registry);
    return registry
        .get(name)
        .tag("notifier", "pager")
        .meter()
        .measure()
        .iterator()
        .next()
        .getValue();
  }

  private static List<String> states(NotifyService service) {
    return service.notifiers().stream().map(NotifierView::state).toList();
  }

  private static void awaitTold(List<JsonNode> where, Predicate<List<String>> enough) {
    await().atMost(LIMIT).until(() -> lines(where), enough);
  }

  private static List<String> lines(List<JsonNode> notifications) {
    return notifications.stream()
        .flatMap(each -> each.path("alerts").valueStream())
        .map(alert -> alert.path("series").asText() + " " + alert.path("sequence"))
        .toList();
  }

  private static KafkaProducer<String, Alert> producer(Map<String, Object> client) {
    return new KafkaProducer<>(
        client, new StringSerializer(), AvroSerde.of(Topics.ALERTS, client).serializer());
  }

  private static void publish(
      KafkaProducer<String, Alert> producer, String series, AlertState state, long sequence)
      throws Exception {
    Alert alert =
        Alert.newBuilder()
            .setId("slow-requests\tshop\t" + series)
            .setRule("slow-requests")
            .setSeverity(Severity.HIGH)
            .setState(state)
            .setService("shop")
            .setSeries(series)
            .setMeasure("requests.p95")
            .setValue(1)
            .setComparison(">")
            .setThreshold(0.5)
            .setWindowStart(0)
            .setWindowEnd(10_000)
            .setSince(0)
            .setAt(sequence * 1000)
            .setSequence(sequence)
            .build();
    producer.send(new ProducerRecord<>(Topics.ALERTS.name(), alert.getId(), alert)).get();
  }
}
