package io.streamgauge.alerting.notify.channel;

import static io.streamgauge.alerting.notify.NotifiedAlerts.alert;
import static io.streamgauge.alerting.notify.NotifiedAlerts.notification;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assumptions.assumeThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.streamgauge.alert.Alert;
import io.streamgauge.alert.AlertState;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against the real Alertmanager, where it is installed. */
class AlertmanagerTest {

  private static final Duration LIMIT = Duration.ofSeconds(60);

  @TempDir Path directory;

  @Test
  void firesAndResolvesInAnAlertmanager() throws Exception {
    assumeThat(DebianAlertmanager.installed())
        .as("prometheus-alertmanager is not installed (Debian package of this name): skipped")
        .isTrue();
    try (DebianAlertmanager server = DebianAlertmanager.start(directory)) {
      Target target = target(server.url());
      Alert firing = alert("GET /", AlertState.FIRING, 1);
      firing.setSince(System.currentTimeMillis() - 60_000);
      firing.setLabels(Map.of("team", "shop", "cost-center", "7", "empty", ""));
      firing.setAnnotations(Map.of("what", "it is slow"));
      firing.setRunbook("https://wiki.example/slow");
      Alert unrelated = alert("POST /", AlertState.NO_DATA, 1);
      unrelated.setSince(firing.getSince());
      await()
          .atMost(LIMIT)
          .until(() -> target.send(notification(firing, unrelated)), Outcome.DELIVERED::equals);

      JsonNode known = server.alert("GET /");
      assertThat(known.path("labels").properties())
          .extracting(Map.Entry::getKey, label -> label.getValue().asText())
          .containsExactlyInAnyOrder(
              tuple("alertname", "slow-requests"),
              tuple("severity", "high"),
              tuple("service", "shop"),
              tuple("series", "GET /"),
              tuple("measure", "requests.p95"),
              tuple("team", "shop"),
              tuple("cost_center", "7"));
      assertThat(known.at("/annotations/summary").asText()).contains("requests.p95 is 1.25 s");
      assertThat(known.at("/annotations/runbook_url").asText())
          .isEqualTo("https://wiki.example/slow");
      assertThat(known.at("/annotations/what").asText()).isEqualTo("it is slow");
      assertThat(known.path("generatorURL").asText()).startsWith("http://gauge.example/#/alerts");
      assertThat(known.path("endsAt").asText()).isNotBlank();
      assertThat(server.alert("POST /").at("/annotations/state").asText()).isEqualTo("no data");

      Alert over = alert("GET /", AlertState.RESOLVED, 2);
      over.setSince(firing.getSince());
      over.setLabels(firing.getLabels());
      over.setAt(System.currentTimeMillis() - 1_000);
      assertThat(target.send(notification(over))).isEqualTo(Outcome.DELIVERED);

      await().atMost(LIMIT).until(() -> server.alert("GET /").isMissingNode());
      assertThat(server.alert("POST /").isMissingNode()).isFalse();
    }
  }

  @Test
  void saysUntilWhenWhatGoesOnIsToBeRemembered() throws Exception {
    try (Receiver receiver = new Receiver()) {
      Alert over = alert("POST /", AlertState.RESOLVED, 0); // ends when it starts
      Target target =
          new AlertmanagerSettings(
                  new Secret(receiver.url("/am/")), Map.of(), LIMIT, Duration.ofMinutes(4), "")
              .open(Clock.fixed(Instant.parse("2026-11-21T12:00:00Z"), ZoneOffset.UTC));

      target.send(notification(alert("GET /", AlertState.FIRING, 1), over));

      assertThat(receiver.received().get(0).path()).isEqualTo("/am/api/v2/alerts");
      JsonNode posted = new ObjectMapper().readTree(receiver.received().get(0).body());
      assertThat(posted.at("/0/startsAt").asText()).isEqualTo("1970-01-01T00:00:00Z");
      assertThat(posted.at("/0/endsAt").asText()).isEqualTo("2026-11-21T12:04:00Z");
      assertThat(posted.at("/1/endsAt").asText()).isEqualTo("1970-01-01T00:00:00.001Z");
    }
  }

  private static Target target(String url) {
    return new AlertmanagerSettings(
            new Secret(url), Map.of(), LIMIT, Duration.ofMinutes(4), "http://gauge.example")
        .open(Clock.systemUTC());
  }
}
