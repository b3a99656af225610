package io.streamgauge.alerting.query;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.streamgauge.alert.Acknowledgement;
import io.streamgauge.alert.Alert;
import io.streamgauge.alert.AlertState;
import io.streamgauge.alert.Cause;
import io.streamgauge.alert.Severity;
import io.streamgauge.schemas.Topics;
import io.streamgauge.service.http.HttpServer;
import io.streamgauge.service.http.HttpSettings;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.apache.kafka.streams.errors.InvalidStateStoreException;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class AlertRoutesTest {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Map<String, String> NOWHERE =
      Map.of(
          "bootstrap.servers", "127.0.0.1:1",
          "schema.registry.url", "http://127.0.0.1:1",
          "max.block.ms", "100");

  static {
    Topics.ALERTS.name(); // Avro makes the defaults of alerts only once it trusts our topics
  }

  private final HttpClient client = HttpClient.newHttpClient();
  private final StoredValues<Alert> alerts = new StoredValues<>();
  private final StoredValues<Acknowledgement> acknowledgements = new StoredValues<>();
  private HttpServer server;

  @AfterEach
  void stop() {
    if (server != null) {
      server.close();
    }
  }

  @Test
  void answersWithEverythingAboutAnAlert() throws Exception {
    serve(alert("slow-requests", "shop", AlertState.FIRING, Severity.MEDIUM, 30_000));

    HttpResponse<String> answer = get("");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(JSON.readTree(answer.body()))
        .isEqualTo(
            JSON.readTree(
                """
                {"alerts": [{
                  "rule": "slow-requests",
                  "severity": "medium",
                  "service": "shop",
                  "series": "GET /",
                  "state": "firing",
                  "at": 30000,
                  "value": 0.75,
                  "threshold": 0.5,
                  "window": {"start": 20000, "end": 30000},
                  "measure": "requests.p95",
                  "comparison": ">",
                  "since": 20000,
                  "summary": "slow"
                }]}
                """));
  }

  @Test
  void answersWithWhatTheRuleGivesItsAlertsToTakeAlong() throws Exception {
    Alert alert = alert("slow-requests", "shop", AlertState.FIRING, Severity.MEDIUM, 30_000);
    alert.setPrevious(AlertState.PENDING);
    alert.setCause(Cause.BREACH);
    alert.setLower(0.25);
    alert.setClear(0.4);
    alert.setFlaps(2);
    alert.setSamples(100);
    alert.setRuleVersion("0123456789ab");
    alert.setLabels(Map.of("team", "shop"));
    alert.setAnnotations(Map.of("title", "slow"));
    alert.setRunbook("https://wiki.example/slow");
    serve(alert);

    JsonNode answer = JSON.readTree(get("").body()).at("/alerts/0");

    assertThat(answer.get("previous").asText()).isEqualTo("pending");
    assertThat(answer.get("cause").asText()).isEqualTo("breach");
    assertThat(answer.get("lower").asDouble()).isEqualTo(0.25);
    assertThat(answer.get("clear").asDouble()).isEqualTo(0.4);
    assertThat(answer.get("flaps").asInt()).isEqualTo(2);
    assertThat(answer.get("samples").asLong()).isEqualTo(100);
    assertThat(answer.get("ruleVersion").asText()).isEqualTo("0123456789ab");
    assertThat(answer.at("/labels/team").asText()).isEqualTo("shop");
    assertThat(answer.at("/annotations/title").asText()).isEqualTo("slow");
    assertThat(answer.get("runbook").asText()).isEqualTo("https://wiki.example/slow");
  }

  @Test
  void putsFiringBeforeResolvedThenTheMostSevereThenTheLatest() throws Exception {
    serve(
        alert("resolved", "shop", AlertState.RESOLVED, Severity.CRITICAL, 90_000),
        alert("pending", "shop", AlertState.PENDING, Severity.CRITICAL, 90_000),
        alert("low", "shop", AlertState.FIRING, Severity.LOW, 80_000),
        alert("high-early", "shop", AlertState.FIRING, Severity.HIGH, 10_000),
        alert("high-late", "shop", AlertState.FIRING, Severity.HIGH, 20_000));

    assertThat(rules("")).containsExactly("high-late", "high-early", "low", "pending", "resolved");
  }

  @Test
  void choosesByStateServiceAndRule() throws Exception {
    serve(
        alert("errors", "shop", AlertState.FIRING, Severity.LOW, 0),
        alert("slow", "shop", AlertState.RESOLVED, Severity.LOW, 0),
        alert("cold", "cart", AlertState.FIRING, Severity.LOW, 0));

    assertThat(rules("?state=firing")).containsExactlyInAnyOrder("errors", "cold");
    assertThat(rules("?state=resolved")).containsExactly("slow");
    assertThat(rules("?state=all")).hasSize(3);
    assertThat(rules("?service=cart")).containsExactly("cold");
    assertThat(rules("?rule=errors&service=shop&state=firing")).containsExactly("errors");
    assertThat(rules("?rule=unheard-of")).isEmpty();
  }

  @Test
  void tellsWhoHasSeenThisFiring() throws Exception {
    Alert firing = alert("errors", "shop", AlertState.FIRING, Severity.LOW, 0);
    firing.setSequence(4);
    Alert again = alert("slow", "shop", AlertState.FIRING, Severity.LOW, 0);
    again.setSequence(4);
    Alert over = alert("cold", "shop", AlertState.RESOLVED, Severity.LOW, 0);
    over.setSequence(5);
    acknowledgements.put(firing.getId(), new Acknowledgement(4L, "ada", 7_000L, "on it", 20_000L));
    acknowledgements.put(again.getId(), new Acknowledgement(2L, "ada", 7_000L, "", 10_000L));
    acknowledgements.put(over.getId(), new Acknowledgement(4L, "bob", 8_000L, "", 20_000L));
    serve(firing, again, over);

    assertThat(acknowledged("errors"))
        .isEqualTo(JSON.readTree("{\"by\": \"ada\", \"at\": 7000, \"note\": \"on it\"}"));
    assertThat(acknowledged("slow").isMissingNode()).isTrue();
    assertThat(acknowledged("cold")).isEqualTo(JSON.readTree("{\"by\": \"bob\", \"at\": 8000}"));
  }

  private JsonNode acknowledged(String rule) throws IOException, InterruptedException {
    return JSON.readTree(get("?rule=" + rule).body()).at("/alerts/0").path("acknowledged");
  }

  @Test
  void refusesToAcknowledgeWhatDoesNotFire() throws Exception {
    serve(alert("slow", "shop", AlertState.RESOLVED, Severity.LOW, 0));

    HttpResponse<String> over = acknowledge("rule=slow&service=shop&series=GET%20/&by=ada");
    HttpResponse<String> unknown = acknowledge("rule=slow&service=cart&series=GET%20/&by=ada");
    HttpResponse<String> nobody = acknowledge("rule=slow&service=shop&series=GET%20/");
    HttpResponse<String> tooLong =
        acknowledge("rule=slow&service=shop&series=GET%20/&by=" + "a".repeat(201));

    assertThat(over.statusCode()).isEqualTo(409);
    assertThat(over.body()).contains("the alert 'slow, shop, GET /' does not fire");
    assertThat(unknown.statusCode()).isEqualTo(404);
    assertThat(unknown.body()).contains("there is no alert 'slow, cart, GET /'");
    assertThat(nobody.statusCode()).isEqualTo(400);
    assertThat(nobody.body()).contains("'by'");
    assertThat(tooLong.statusCode()).isEqualTo(400);
    assertThat(tooLong.body()).contains("at most 200 characters");
  }

  @Test
  void saysThatAnAcknowledgementIsNotKept() throws Exception {
    serve(alert("slow", "shop", AlertState.FIRING, Severity.LOW, 0));

    HttpResponse<String> answer = acknowledge("rule=slow&service=shop&series=GET%20/&by=ada");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("the acknowledgement could not be written");
  }

  private HttpResponse<String> acknowledge(String parameters)
      throws IOException, InterruptedException {
    URI uri = URI.create(server.uri() + "/api/v1/alerts/acknowledge?" + parameters);
    HttpRequest request =
        HttpRequest.newBuilder(uri).POST(HttpRequest.BodyPublishers.noBody()).build();
    return client.send(request, BodyHandlers.ofString());
  }

  @Test
  void countsWhatFires() {
    store(
        alert("errors", "shop", AlertState.FIRING, Severity.LOW, 0),
        alert("slow", "shop", AlertState.RESOLVED, Severity.LOW, 0));

    assertThat(new AlertsQuery(() -> alerts, () -> acknowledgements).firing()).isEqualTo(1);
  }

  @Test
  void refusesAStateThatThereIsNot() throws Exception {
    serve();

    HttpResponse<String> answer = get("?state=burning");

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body())
        .contains("'state' is 'burning', allowed is firing, no_data, suppressed, pending,");
  }

  @Test
  void saysThatItIsNotReadyWhileTheStoreCannotBeRead() throws Exception {
    serve(
        () -> {
          throw new InvalidStateStoreException("rebalancing");
        });

    HttpResponse<String> answer = get("");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("alerting is starting, rebalancing or stopping");
  }

  private void serve(Alert... alerts) {
    store(alerts);
    serve(() -> this.alerts);
  }

  private void store(Alert... all) {
    for (Alert alert : all) {
      alerts.put(alert.getId(), alert);
    }
  }

  private void serve(Supplier<ReadOnlyKeyValueStore<String, Alert>> store) {
    server =
        HttpServer.start(
            HttpSettings.local(0),
            List.of(
                new AlertRoutes(
                    new AlertsQuery(store, () -> acknowledgements),
                    new Acknowledgements(NOWHERE),
                    Clock.systemUTC())));
  }

  private List<String> rules(String query) throws IOException, InterruptedException {
    JsonNode answer = JSON.readTree(get(query).body());
    return answer.path("alerts").findValuesAsText("rule");
  }

  private HttpResponse<String> get(String query) throws IOException, InterruptedException {
    URI uri = URI.create(server.uri() + "/api/v1/alerts" + query);
    return client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
  }

  private static Alert alert(
      String rule, String service, AlertState state, Severity severity, long at) {
    return Alert.newBuilder()
        .setId(String.join("\t", rule, service, "GET /"))
        .setRule(rule)
        .setSeverity(severity)
        .setState(state)
        .setService(service)
        .setSeries("GET /")
        .setMeasure("requests.p95")
        .setValue(0.75)
        .setComparison(">")
        .setThreshold(0.5)
        .setWindowStart(20_000)
        .setWindowEnd(30_000)
        .setSince(20_000)
        .setAt(at)
        .setSequence(0)
        .setSummary("slow")
        .setPrevious(AlertState.UNKNOWN)
        .setCause(Cause.UNKNOWN)
        .build();
  }
}
