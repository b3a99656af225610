package io.streamgauge.standalone.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.streamgauge.standalone.cli.CommandLineSetup;
import io.streamgauge.standalone.cli.Terminal;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The questions that can be asked, over HTTP, of a minute that is known. */
class HttpInterfaceTest {

  private static final String REQUESTS = "/api/v1/requests?service=shop";
  private static final Duration WITHIN = Duration.ofMinutes(1);
  private static final String QUERIES = "/api/v1/queries?service=shop";

  private static ServedShop shop;

  @BeforeAll
  static void start(@TempDir Path data) throws Exception {
    shop = ServedShop.start(data);
  }

  @AfterAll
  static void stop() {
    shop.close();
  }

  @Test
  void ordersByWhatIsAsked() {
    assertThat(operations(REQUESTS + "&by=count"))
        .containsExactly("GET /orders/{id}", "POST /orders");
    assertThat(operations(REQUESTS + "&by=errors")).startsWith("POST /orders");
    assertThat(operations(REQUESTS + "&by=p95&top=1")).containsExactly("POST /orders");
    assertThat(operations(REQUESTS + "&by=time&top=1&step=10s")).containsExactly("POST /orders");
  }

  @Test
  void tellsHowRequestsFailed() {
    JsonNode series = shop.get(REQUESTS + "&operation=POST%20/orders").at("/series/0/windows/0");

    assertThat(series.path("errors").asLong()).isEqualTo(3);
    assertThat(series.path("errorKinds").toString()).isEqualTo("{\"HTTP 500\":3}");
    assertThat(shop.get(REQUESTS + "&operation=GET%20/orders/%7Bid%7D").findValue("errorKinds"))
        .isNull();
  }

  @Test
  void tellsTheShareOfTheServicesTime() {
    JsonNode slow = shop.get("/api/v1/queries/slow?service=shop&by=time");

    assertThat(slow.at("/series/0/statement").asText()).startsWith("insert");
    assertThat(slow.at("/series/0/timeShare").asDouble())
        .isEqualTo(5.4 / (5.4 + 0.48), within(1e-9));
    assertThat(
            slow.at("/series/0/timeShare").asDouble() + slow.at("/series/1/timeShare").asDouble())
        .isEqualTo(1, within(1e-9));
  }

  @Test
  void comparesWithTheRangeBefore() {
    JsonNode window =
        shop.get(
                REQUESTS
                    + "&operation=POST%20/orders&compare=previous&quantiles=0.5&from="
                    + RecordedShop.SLOW_FROM
                    + "&to="
                    + RecordedShop.END)
            .at("/series/0/windows/0");
    JsonNode compared = window.path("compared");

    assertThat(window.path("count").asInt()).isEqualTo(30);
    assertThat(compared.path("count").asInt()).isEqualTo(30);
    assertThat(compared.path("start").asLong()).isEqualTo(RecordedShop.START);
    assertThat(compared.at("/errorRate/change").asDouble()).isEqualTo(0.1, within(1e-9));
    assertThat(compared.at("/mean/before").asDouble()).isEqualTo(0.3, within(1e-9));
    assertThat(compared.at("/mean/change").asDouble()).isEqualTo(1.2, within(1e-9));
    assertThat(compared.at("/quantiles/0.5/relative").asDouble()).isEqualTo(4, within(1e-6));
  }

  @Test
  void keepsSilencesThatAreAskedForOnTheCommandLine() {
    assertThat(silences("add", "--dry-run", "--for", "2h", "--by", "ada", "rule=slow-statements"))
        .startsWith("-  ")
        .contains("dry run", "rule=slow-statements", "It fits 1 alert now:", "insert into orders")
        .endsWith("Nothing was kept: this was a dry run." + System.lineSeparator())
        .doesNotContain("active");
    assertThat(silences("list", "--state", "active")).startsWith("no silences");
    assertThat(silences("add", "--id", "now", "--for", "2h", "--by", "ada", "service=shop"))
        .startsWith("now ");
    await("the silence")
        .atMost(WITHIN)
        .until(() -> silences("list", "--state", "active").contains("now "));
    assertThat(silences("end", "--by", "bob", "now")).startsWith("ended  now");
    await("its end")
        .atMost(WITHIN)
        .until(() -> silences("list", "--state", "expired").contains("now "));
    assertThat(shop.get("/api/v1/silences/now").at("/silence/endedBy").asText()).isEqualTo("bob");
    assertThat(silences("end", "--by", "bob", "now")).contains("the silence 'now' is over already");
    assertThat(silences("add", "--for", "2h", "--by", "ada", "planet=earth"))
        .contains("parameter 'matcher' is 'planet=earth', allowed is");
    assertThat(silences("add", "--for", "2h", "rule=a")).contains("--by is missing");
  }

  private static String silences(String command, String... arguments) {
    StringWriter out = new StringWriter();
    Terminal terminal =
        new Terminal(new PrintWriter(out, true), new PrintWriter(out, true), Map.of());
    List<String> line = new ArrayList<>(List.of("silences", command));
    line.addAll(List.of("--url", shop.uri().toString()));
    line.addAll(List.of(arguments));
    CommandLineSetup.create(terminal).execute(line.toArray(String[]::new));
    return out.toString();
  }

  @Test
  void tellsVersionsApart() {
    JsonNode orders = shop.get(REQUESTS + "&operation=POST%20/orders&groupBy=version");

    assertThat(orders.findValuesAsText("version")).containsExactly("1.4.2", "1.5.0");
    assertThat(orders.at("/series/0/windows/0/errors").asInt()).isZero();
    assertThat(orders.at("/series/1/windows/0/errors").asInt()).isEqualTo(3);
    assertThat(orders.at("/series/1/windows/0/mean").asDouble()).isEqualTo(1.5, within(1e-9));
    assertThat(orders.findValue("final").asBoolean()).isTrue();
    JsonNode steps = shop.get(REQUESTS + "&operation=*&environment=production&step=1m");
    assertThat(steps.at("/series/0/windows").findValuesAsText("count")).containsExactly("90", "90");
    assertThat(operations(REQUESTS + "&version=1.5.0&top=1")).containsExactly("POST /orders");
    assertThat(shop.get(REQUESTS + "&version=2.0").path("series")).isEmpty();
    assertThat(
            shop.get("/api/v1/services?service=shop")
                .at("/services/0/variants")
                .findValuesAsText("version"))
        .containsExactly("1.4.2", "1.5.0");
  }

  @Test
  void comparesWithAnotherVersion() {
    JsonNode compared =
        shop.get(
                REQUESTS
                    + "&operation=POST%20/orders&version=1.5.0&compare=version:1.4.2&quantiles=0.5")
            .at("/series/0/windows/0/compared");

    assertThat(compared.path("count").asInt()).isEqualTo(30);
    assertThat(compared.at("/errorRate/change").asDouble()).isEqualTo(0.1, within(1e-9));
    assertThat(compared.at("/mean/before").asDouble()).isEqualTo(0.3, within(1e-9));
    assertThat(compared.at("/quantiles/0.5/relative").asDouble()).isEqualTo(4, within(1e-6));
  }

  @Test
  void refusesWhatIsNotKeptOfVersions() {
    assertThat(shop.get(REQUESTS + "&version=1.5.0&step=10s").path("allowed").asText())
        .isEqualTo("1m or 1h together with version, environment, tag or groupBy");
    assertThat(shop.get(REQUESTS + "&compare=version:1.4.2").path("allowed").asText())
        .isEqualTo("a version together with version=");
  }

  @Test
  void holdsDurationsAgainstTargets() {
    JsonNode window =
        shop.get(REQUESTS + "&operation=*&apdex=0.5s&slo=300ms").at("/series/0/windows/0");

    assertThat(window.at("/apdex/satisfied").asInt()).isEqualTo(150);
    assertThat(window.at("/apdex/tolerating").asInt()).isEqualTo(30);
    assertThat(window.at("/apdex/score").asDouble()).isEqualTo(165 / 180.0, within(1e-9));
    assertThat(window.at("/slo/withoutErrors").asDouble()).isEqualTo(177 / 180.0, within(1e-9));
    assertThat(window.at("/slo/target").asDouble()).isEqualTo(0.3);
  }

  @Test
  void countsEachRequestInOneBucketOfTheHeatMap() {
    JsonNode map =
        shop.get(
            "/api/v1/requests/histogram?service=shop&bounds=0.1,1&step=10s&from="
                + RecordedShop.START
                + "&to="
                + RecordedShop.END);

    assertThat(map.path("columns")).hasSize(6);
    assertThat(map.at("/columns/0/counts").toString()).isEqualTo("[20,10,0]");
    assertThat(map.at("/columns/5/counts").toString()).isEqualTo("[20,0,10]");
    assertThat(map.at("/columns/5/count").asInt()).isEqualTo(30);
  }

  @Test
  void drawsTheHeatMapOfAVersion() {
    JsonNode map =
        shop.get(
            "/api/v1/requests/histogram?service=shop&bounds=0.1,1&version=1.5.0&from="
                + RecordedShop.START
                + "&to="
                + RecordedShop.END);

    assertThat(map.path("step").asInt()).isEqualTo(60);
    assertThat(map.findValues("counts").toString()).isEqualTo("[[60,0,30]]");
  }

  @Test
  void refusesHeatMapsThatNobodyCouldRead() {
    JsonNode problem =
        shop.get("/api/v1/requests/histogram?service=shop&step=10s&from=0&to=" + RecordedShop.END);

    assertThat(problem.path("status").asInt()).isEqualTo(400);
    assertThat(problem.path("parameter").asText()).isEqualTo("step");
    assertThat(problem.path("allowed").asText()).startsWith("at most 2000 columns, not ");
  }

  @Test
  void givesLongListsInPages() {
    List<String> seen = new ArrayList<>();
    JsonNode page = shop.get(QUERIES + "&limit=1");
    seen.addAll(page.findValuesAsText("statement"));
    while (page.has("next")) {
      page = shop.get(QUERIES + "&limit=1&cursor=" + page.path("next").asText());
      seen.addAll(page.findValuesAsText("statement"));
    }

    assertThat(seen).isEqualTo(shop.get(QUERIES).findValuesAsText("statement")).hasSize(3);
  }

  @Test
  void tellsReadingsOfGaugesOverTimeAndAllInAll() {
    JsonNode gauges = shop.get("/api/v1/gauges?service=shop&step=10s").path("series");
    JsonNode depth = gauges.path(0);

    assertThat(gauges).hasSize(2);
    assertThat(depth.path("series").asText()).isEqualTo("queue.depth");
    assertThat(depth.path("windows")).hasSize(6);
    assertThat(depth.at("/windows/0/mean").asDouble()).isEqualTo(2);
    assertThat(depth.at("/windows/0/last").asDouble()).isEqualTo(1);
    assertThat(depth.at("/total/count").asInt()).isEqualTo(12);
    assertThat(depth.at("/total/mean").asDouble()).isEqualTo(22);
    assertThat(depth.at("/total/min").asDouble()).isEqualTo(1);
    assertThat(depth.at("/total/max").asDouble()).isEqualTo(44);
    assertThat(depth.at("/total/last").asDouble()).isEqualTo(44);
    assertThat(gauges.path(1).path("series").asText()).isEqualTo("stock{product=cups}");
    assertThat(gauges.path(1).at("/tags/product").asText()).isEqualTo("cups");
  }

  @Test
  void choosesGaugesByNameSeriesAndGlob() {
    String asked = "/api/v1/gauges?service=shop&";

    assertThat(shop.get(asked + "name=stock").path("series")).hasSize(1);
    assertThat(shop.get(asked + "series=stock").path("series")).isEmpty();
    assertThat(shop.get(asked + "series=stock%7Bproduct%3Dcups%7D").path("series")).hasSize(1);
    assertThat(shop.get("/api/v1/gauges?series=*product%3Dc*").path("series")).hasSize(1);
    assertThat(shop.get(asked + "series=queue.d*").at("/series/0/name").asText())
        .isEqualTo("queue.depth");
  }

  @Test
  void tellsTheLatestFinalWindowOfAGauge() {
    JsonNode latest = shop.get("/api/v1/gauges/latest?service=shop&series=queue.depth");

    assertThat(latest.at("/series/0/windows")).hasSize(1);
    assertThat(latest.at("/series/0/windows/0/end").asLong()).isEqualTo(RecordedShop.END);
    assertThat(latest.at("/series/0/windows/0/last").asDouble()).isEqualTo(44);
    assertThat(shop.get("/api/v1/gauges/latest?service=shop&series=none").path("series")).isEmpty();
  }

  @Test
  void tellsTheRatioOfCachesOverTimeAndAllInAll() {
    JsonNode cache = shop.get("/api/v1/caches?service=shop&step=10s").at("/series/0");

    assertThat(cache.path("windows").size()).isGreaterThan(4);
    assertThat(cache.at("/total/ratio").asDouble()).isEqualTo(0.9);
    assertThat(cache.at("/total/misses").asInt()).isEqualTo(50);
    assertThat(shop.get("/api/v1/caches?service=shop&cache=orders&step=10s").at("/series/0"))
        .as("asked of the owner of its key")
        .isEqualTo(cache);
    assertThat(shop.get("/api/v1/caches?service=shop&cache=none").path("series")).isEmpty();
  }

  @Test
  void foretellsWhenMemoryIsExhausted() {
    JsonNode memory = shop.get("/api/v1/memory?service=shop").at("/series/0");
    JsonNode forecast = memory.path("forecast");

    assertThat(shop.get("/api/v1/memory?service=shop&instance=shop-1").at("/series/0"))
        .as("asked of the owner of its key")
        .isEqualTo(memory);
    assertThat(memory.at("/trend/direction").asText()).isEqualTo("increasing");
    assertThat(forecast.path("exhaustionAt").asLong())
        .isEqualTo(
            forecast.path("at").asLong()
                + Math.round(forecast.path("exhaustionSeconds").asDouble() * 1e3));
    assertThat(forecast.path("headroom").asLong())
        .isEqualTo((1L << 30) - memory.at("/windows/59/floor").asLong());
  }

  @Test
  void tellsTheLoadOfInstances() {
    JsonNode total =
        shop.get(
                "/api/v1/resources?service=shop&from=%d&to=%d"
                    .formatted(RecordedShop.END - 600_000, RecordedShop.END))
            .at("/series/0/total");

    assertThat(total.path("processCpu").asDouble()).isEqualTo(0.25);
    assertThat(total.path("loadAverage").asDouble()).isEqualTo(1.5);
    assertThat(total.path("highestLoadAverage").asDouble()).isEqualTo(1.5);
    assertThat(total.path("threads").asInt()).isEqualTo(42);
    assertThat(total.path("pause").asDouble()).isEqualTo(60 * 0.025, within(1e-9));
    assertThat(total.path("pauseShare").asDouble()).isEqualTo(0.0025, within(1e-9));
  }

  private static List<String> operations(String question) {
    return shop.get(question).findValuesAsText("operation");
  }
}
