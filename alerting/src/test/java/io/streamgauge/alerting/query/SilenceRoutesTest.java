package io.streamgauge.alerting.query;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.streamgauge.alert.Acknowledgement;
import io.streamgauge.alert.Alert;
import io.streamgauge.alert.AlertState;
import io.streamgauge.alert.Severity;
import io.streamgauge.alert.Silence;
import io.streamgauge.alert.SilenceMatcher;
import io.streamgauge.schemas.Topics;
import io.streamgauge.service.http.HttpServer;
import io.streamgauge.service.http.HttpSettings;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SilenceRoutesTest {

  static {
    Topics.ALERTS.name(); // Avro makes the defaults of alerts only once it trusts our topics
  }

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final long NOW = 1_000_000;
  private static final Map<String, String> NOWHERE =
      Map.of(
          "bootstrap.servers", "127.0.0.1:1",
          "schema.registry.url", "http://127.0.0.1:1",
          "max.block.ms", "100");

  private final HttpClient client = HttpClient.newHttpClient();
  private final StoredValues<Silence> silences = new StoredValues<>();
  private final StoredValues<Alert> alerts = new StoredValues<>();
  private final StoredValues<Acknowledgement> acknowledgements = new StoredValues<>();
  private HttpServer server;

  @BeforeEach
  void serve() {
    server =
        HttpServer.start(
            HttpSettings.local(0),
            List.of(
                new SilenceRoutes(
                    new Silences(() -> silences, NOWHERE),
                    new AlertsQuery(() -> alerts, () -> acknowledgements),
                    Clock.fixed(Instant.ofEpochMilli(NOW), ZoneOffset.UTC))));
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void tellsEverythingAboutASilence() throws Exception {
    Silence ended = silence("deploy", 0, NOW + 1);
    ended.setEndedAt(NOW - 1);
    ended.setEndedBy("bob");
    ended.setComment("1.5.0");
    keep(ended);

    assertThat(JSON.readTree(get("/deploy").body()))
        .isEqualTo(
            JSON.readTree(
                """
                {"silence": {"id": "deploy", "state": "expired", "matchers": ["service=shop"],
                  "start": 0, "end": 1000001, "by": "ada", "comment": "1.5.0", "createdAt": 7,
                  "endedAt": 999999, "endedBy": "bob"},
                 "matching": 0, "alerts": []}
                """));
    assertThat(get("/release").statusCode()).isEqualTo(404);
  }

  @Test
  void listsActiveBeforePendingBeforeExpired() throws Exception {
    keep(silence("over", 0, NOW));
    keep(silence("later", NOW + 1, NOW + 2));
    keep(silence("short", 0, NOW + 1));
    keep(silence("long", 0, NOW + 2));

    assertThat(ids("")).containsExactly("long", "short", "later", "over");
    assertThat(ids("?state=active")).containsExactly("long", "short");
    assertThat(ids("?state=pending")).containsExactly("later");
    assertThat(ids("?state=expired")).containsExactly("over");
    assertThat(ids("?limit=1&state=all")).containsExactly("long");
  }

  @Test
  void tellsBeforehandWhatItWouldKeepQuiet() throws Exception {
    alert("errors", "shop", AlertState.FIRING);
    alert("slow", "shop", AlertState.RESOLVED);
    alert("cold", "cart", AlertState.FIRING);

    JsonNode answer =
        JSON.readTree(
            post("?dryRun=true&by=ada&for=2h&matcher=service%3Dshop&matcher=severity!%3Dlow")
                .body());

    assertThat(answer.at("/silence/state").asText()).isEqualTo("active");
    assertThat(answer.at("/silence/start").asLong()).isEqualTo(NOW);
    assertThat(answer.at("/silence/end").asLong()).isEqualTo(NOW + 7_200_000);
    assertThat(answer.at("/silence/matchers")).hasSize(2);
    assertThat(answer.path("matching").asInt()).isEqualTo(1);
    assertThat(answer.path("alerts").findValuesAsText("rule")).containsExactly("errors");
  }

  @Test
  void takesTheSameSilenceOnceHoweverOftenItIsAskedFor() throws Exception {
    keep(silence("deploy", 0, NOW + 1));

    HttpResponse<String> again = post("?id=deploy&by=ada&for=2h&matcher=service%3Dshop");
    HttpResponse<String> other = post("?id=deploy&by=bob&for=2h&matcher=service%3Dshop");

    assertThat(JSON.readTree(again.body()).at("/silence/end").asLong()).isEqualTo(NOW + 1);
    assertThat(other.statusCode()).isEqualTo(409);
    assertThat(other.body()).contains("'deploy' is another one: service=shop by ada");
  }

  @Test
  void saysThatASilenceIsNotKept() throws Exception {
    HttpResponse<String> answer = post("?by=ada&for=2h&matcher=service%3Dshop");

    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(answer.body()).contains("the silence could not be written");
  }

  @Test
  void endsWhatIsNotOver() throws Exception {
    keep(silence("over", 0, NOW));
    keep(silence("active", 0, NOW + 1));

    assertThat(post("/over/end?by=ada").statusCode()).isEqualTo(409);
    assertThat(post("/unknown/end?by=ada").statusCode()).isEqualTo(404);
    assertThat(post("/active/end").body()).contains("'by' is required");
    assertThat(post("/active/end?by=ada").body()).contains("end of the silence could not be");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "by=ada&for=2h | parameter 'matcher' is required",
        "by=ada&for=2h&matcher=planet%3Dearth | 'matcher' is 'planet=earth', allowed is <field>",
        "for=2h&matcher=rule%3Da | parameter 'by' is required",
        "by=ada&matcher=rule%3Da | exactly one of 'end' and 'for' is needed",
        "by=ada&matcher=rule%3Da&for=1h&end=2000000 | exactly one of 'end' and 'for' is needed",
        "by=ada&matcher=rule%3Da&for=soon | parameter 'for' is 'soon', allowed is a number",
        "by=ada&matcher=rule%3Da&for=367d | parameter 'for' is '367d', allowed is what ends after",
        "by=ada&matcher=rule%3Da&end=1000 | parameter 'end' is '1000', allowed is what ends after",
        "by=ada&matcher=rule%3Da&for=1s&start=1000 | parameter 'for' is '1s', allowed is what ends",
        "by=ada&matcher=rule%3Da&for=1h&id=a/b | parameter 'id' is 'a/b', allowed is letters",
        "by=ada&matcher=rule%3Da&for=1h&dryRun=maybe | 'dryRun' is 'maybe', allowed is true, false",
      })
  void saysWhatIsWrong(String parameters, String problem) throws Exception {
    HttpResponse<String> answer = post("?" + parameters);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(JSON.readTree(answer.body()).path("detail").asText()).contains(problem);
  }

  @Test
  void refusesTooManyMatchers() throws Exception {
    String matcher = "&matcher=" + URLEncoder.encode("rule=a", UTF_8);

    assertThat(post("?by=ada&for=1h" + matcher.repeat(21)).body()).contains("1 to 20 of them");
  }

  private void keep(Silence silence) {
    silences.put(silence.getId(), silence);
  }

  private static Silence silence(String id, long start, long end) {
    return Silence.newBuilder()
        .setId(id)
        .setMatchers(List.of(new SilenceMatcher("service", "=", "shop")))
        .setStart(start)
        .setEnd(end)
        .setAuthor("ada")
        .setCreatedAt(7)
        .build();
  }

  private void alert(String rule, String service, AlertState state) {
    Alert alert =
        Alert.newBuilder()
            .setId(String.join("\t", rule, service, "GET /"))
            .setRule(rule)
            .setSeverity(Severity.HIGH)
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
            .setAt(30_000)
            .setSequence(0)
            .build();
    alerts.put(alert.getId(), alert);
  }

  private List<String> ids(String query) throws IOException, InterruptedException {
    return JSON.readTree(get(query).body()).path("silences").findValuesAsText("id");
  }

  private HttpResponse<String> get(String rest) throws IOException, InterruptedException {
    return send(request(rest).build());
  }

  private HttpResponse<String> post(String rest) throws IOException, InterruptedException {
    return send(request(rest).POST(HttpRequest.BodyPublishers.noBody()).build());
  }

  private HttpRequest.Builder request(String rest) {
    return HttpRequest.newBuilder(URI.create(server.uri() + "/api/v1/silences" + rest));
  }

  private HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    return client.send(request, BodyHandlers.ofString());
  }
}
