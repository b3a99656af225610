package io.streamgauge.alerting.notify.channel;

import static io.streamgauge.alerting.notify.NotifiedAlerts.alert;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.streamgauge.alert.Alert;
import io.streamgauge.alert.AlertState;
import io.streamgauge.alert.Cause;
import io.streamgauge.alerting.notify.plan.GroupKey;
import io.streamgauge.alerting.notify.plan.Notification;
import io.streamgauge.alerting.notify.plan.Notification.Item;
import io.streamgauge.metric.SourceRange;
import io.streamgauge.metric.TracedEvent;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WebhookTest {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
  private static final String KEY = "a secret";

  private Receiver receiver;

  @BeforeEach
  void start() throws IOException {
    receiver = new Receiver();
  }

  @AfterEach
  void stop() {
    receiver.close();
  }

  @Test
  void sendsEverythingAboutAnAlert() throws Exception {
    Notification notification = notification(full());

    assertThat(webhook().send(notification)).isEqualTo(Outcome.DELIVERED);

    assertThat(body())
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    """
                    {"version": 1, "notifier": "pager", "idempotencyKey": "%s",
                     "state": "firing", "reminder": 0, "group": {"rule": "slow-requests"},
                     "title": "FIRING high slow-requests: shop, GET /",
                     "alerts": [{
                       "id": "slow-requests\\tshop\\tGET /", "sequence": 3, "state": "firing",
                       "previous": "pending", "cause": "breach", "rule": "slow-requests",
                       "ruleVersion": "0123456789ab", "severity": "high", "service": "shop",
                       "series": "GET /", "measure": "requests.p95", "value": 1.25,
                       "comparison": ">", "threshold": 0.5, "clear": 0.4, "samples": 100,
                       "window": {"start": -7000, "end": 3000}, "since": 0, "at": 3000,
                       "summary": "shop, GET /: requests.p95 is 1.25 s (> 500.0 ms)",
                       "labels": {"team": "shop"}, "annotations": {"what": "it is slow"},
                       "runbook": "https://wiki.example/slow",
                       "sources": [{"topic": "streamgauge.requests", "partition": 2,
                                    "firstOffset": 10, "lastOffset": 20}],
                       "exemplars": [{"traceId": "4bf92f3577b34da6a3ce929d0e0e4736",
                                      "time": 2000, "duration": 1.5}],
                       "flaps": 2, "overtaken": 1}]}
                    """
                        .formatted(notification.key())));
  }

  private static Alert full() {
    Alert alert = alert("GET /", AlertState.FIRING, 3);
    alert.setPrevious(AlertState.PENDING);
    alert.setCause(Cause.BREACH);
    alert.setRuleVersion("0123456789ab");
    alert.setClear(0.4);
    alert.setSamples(100);
    alert.setAnnotations(Map.of("what", "it is slow"));
    alert.setRunbook("https://wiki.example/slow");
    alert.setSources(List.of(new SourceRange("streamgauge.requests", 2, 10L, 20L)));
    alert.setExemplars(
        List.of(new TracedEvent("4bf92f3577b34da6a3ce929d0e0e4736", 2000L, 1_500_000_000L)));
    alert.setFlaps(2);
    return alert;
  }

  @Test
  void signsTimeAndBody() throws Exception {
    webhook().send(notification(full()));

    Receiver.Received request = receiver.received().get(0);
    String timestamp = request.headers().getFirst("Streamgauge-Timestamp");
    assertThat(timestamp).isEqualTo("1795262400");
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(KEY.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    mac.update((timestamp + ".").getBytes(StandardCharsets.UTF_8));
    assertThat(request.headers().getFirst("Streamgauge-Signature"))
        .isEqualTo("v1=" + HexFormat.of().formatHex(mac.doFinal(request.body())));
  }

  @Test
  void sendsTheKeyAndHeadersOfTheUser() throws Exception {
    Notification notification = notification(full());
    webhook().send(notification);

    Receiver.Received request = receiver.received().get(0);
    assertThat(request.path()).isEqualTo("/hook?a=b");
    assertThat(request.headers().getFirst("Idempotency-Key")).isEqualTo(notification.key());
    assertThat(request.headers().getFirst("Authorization")).isEqualTo("Bearer x");
    assertThat(request.headers().getFirst("Content-Type")).startsWith("application/json");
  }

  @Test
  void tellsWhatTheTargetSays() throws Exception {
    receiver.answer(500, "no\n  room");
    assertThat(webhook().send(notification(full())))
        .isEqualTo(new Outcome.Failed("answered 500 no room", false, Optional.empty()));

    receiver.answer(400, "x".repeat(100_000));
    assertThat(webhook().send(notification(full())))
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> {
              assertThat(failed.permanent()).isTrue();
              assertThat(failed.why()).hasSizeLessThan(600);
            });

    receiver.answer(
        exchange -> {
          exchange.getResponseHeaders().set("Retry-After", "17");
          exchange.sendResponseHeaders(429, -1);
        });
    assertThat(webhook().send(notification(full())))
        .isEqualTo(new Outcome.Failed("answered 429", false, Optional.of(Duration.ofSeconds(17))));

    receiver.answer(
        exchange -> {
          exchange.getResponseHeaders().set("Retry-After", "Sat, 21 Nov 2026 12:01:00 GMT");
          exchange.sendResponseHeaders(503, -1);
        });
    assertThat(webhook().send(notification(full())))
        .isEqualTo(new Outcome.Failed("answered 503", false, Optional.of(Duration.ofMinutes(1))));
  }

  @Test
  void followsNoOneElsewhere() throws Exception {
    receiver.answer(
        exchange -> {
          exchange.getResponseHeaders().set("Location", receiver.url("/elsewhere"));
          exchange.sendResponseHeaders(307, -1);
        });

    assertThat(webhook().send(notification(full()))).isInstanceOf(Outcome.Failed.class);
    assertThat(receiver.received()).hasSize(1);
  }

  @Test
  void saysThatNobodyListensOrAnswers() throws Exception {
    receiver.answer(exchange -> exchange.sendResponseHeaders(200, 10)); // and never sends them
    assertThat(webhook(Duration.ofMillis(300)).send(notification(full())))
        .isInstanceOf(Outcome.Failed.class);

    receiver.close();
    assertThat(webhook().send(notification(full()))).isEqualTo(Outcome.failed("no connection"));
  }

  private Target webhook() {
    return webhook(Duration.ofSeconds(30));
  }

  private Target webhook(Duration timeout) {
    return new WebhookSettings(
            new Secret(receiver.url("/hook?a=b")),
            Optional.of(new Secret(KEY)),
            Map.of("Authorization", new Secret("Bearer x")),
            timeout)
        .open(CLOCK);
  }

  private static Notification notification(Alert alert) {
    return new Notification(
        "pager",
        new GroupKey(Map.of("rule", "slow-requests")),
        0,
        List.of(new Item(alert, 1)),
        NOW);
  }

  private JsonNode body() throws IOException {
    return new ObjectMapper().readTree(receiver.received().get(0).body());
  }
}
