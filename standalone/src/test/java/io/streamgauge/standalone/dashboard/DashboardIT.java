package io.streamgauge.standalone.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.streamgauge.alert.Alert;
import io.streamgauge.alert.AlertState;
import io.streamgauge.standalone.AlertTopic;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The dashboard in a real browser. The breach comes first, because the demo begins healthy; the
 * pictures last, because by then there is something to see.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class DashboardIT {

  private static final Duration PHASE = Duration.ofSeconds(25);
  private static final Duration BREACH_WITHIN = Duration.ofMinutes(3);
  private static final Duration SEEN_WITHIN = Duration.ofSeconds(3);
  private static final Path PICTURES = Path.of("target", "screenshots");
  private static final Set<String> GRAVE = Set.of("serious", "critical");

  @TempDir private static Path directory;
  private static Chromium chromium;
  private static RunningDemo demo;

  private OpenPage dashboard;

  @BeforeAll
  static void start() throws Exception {
    chromium = Chromium.start();
    demo = RunningDemo.start(directory, PHASE);
  }

  @AfterAll
  static void stop() {
    if (chromium != null) {
      chromium.close();
    }
    if (demo != null) {
      demo.close();
    }
  }

  @BeforeEach
  void open() {
    dashboard = OpenPage.at(chromium, demo);
  }

  @AfterEach
  void leave() {
    dashboard.close();
  }

  @Test
  @Order(1)
  void showsABreachWithinThreeSecondsOfItsAlert(TestReporter reporter) {
    dashboard.open("alerts");
    Page page = dashboard.page();
    page.evaluate(
        """
        () => {
          window.firstSeen = {};
          const look = () => document.querySelectorAll("section[aria-labelledby=firing] [data-alert]")
            .forEach((row) => (window.firstSeen[row.dataset.alert] ??= Date.now()));
          look();
          new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true });
        }
        """);
    Object before = page.evaluate("() => Object.keys(window.firstSeen)");
    try (AlertTopic topic = new AlertTopic(demo.brokers(), demo.registry())) {
      Alert breach =
          await("a breach")
              .atMost(BREACH_WITHIN)
              .until(() -> newBreach(topic, (List<?>) before), found -> found != null);
      long onTopic = System.currentTimeMillis();
      page.waitForFunction("id => id in window.firstSeen", id(breach));
      Number seen = (Number) page.evaluate("id => window.firstSeen[id]", id(breach));

      Duration delay = Duration.ofMillis(seen.longValue() - onTopic);
      reporter.publishEntry(id(breach), delay.toMillis() + " ms from the topic to the page");
      assertThat(delay).isLessThan(SEEN_WITHIN);
    }
    assertNothingWrong();
  }

  private static Alert newBreach(AlertTopic topic, List<?> known) {
    return topic.transitions("shop").stream()
        .filter(alert -> alert.getState() == AlertState.FIRING)
        .filter(alert -> !known.contains(id(alert)))
        .findFirst()
        .orElse(null);
  }

  private static String id(Alert alert) {
    return alert.getRule() + "|" + alert.getService() + "|" + alert.getSeries();
  }

  @Test
  @Order(2)
  void showsTheFiguresOfTheApi() {
    String range = pastRange();
    dashboard.open("services/shop?" + range);
    JsonNode window = window("/requests?service=shop&operation=*&" + range);

    assertThat(dashboard.figure(".keyfigures", "count")).isEqualTo(window.get("count").asDouble());
    assertThat(dashboard.figure(".keyfigures", "rate")).isEqualTo(window.get("rate").asDouble());
    assertThat(dashboard.figure(".keyfigures", "mean")).isEqualTo(window.get("mean").asDouble());
    assertThat(dashboard.figure(".keyfigures", "max")).isEqualTo(window.get("max").asDouble());
    for (String quantile : List.of("50", "95", "99")) {
      double told =
          window.get("quantiles").get(quantile.equals("50") ? "0.5" : "0." + quantile).asDouble();
      assertThat(dashboard.figure(".keyfigures", "p" + quantile)).isEqualTo(told);
    }
    assertThat(dashboard.figure(".keyfigures", "errorRate"))
        .isCloseTo(window.get("errors").asDouble() / window.get("count").asDouble(), within(1e-9));
    for (JsonNode series : demo.ask("/requests?service=shop&" + range).get("series")) {
      if (!"*".equals(series.get("operation").asText())) {
        String row = "[data-series='" + series.get("operation").asText() + "']";
        JsonNode total = series.get("windows").get(0);
        assertThat(dashboard.figure(row, "count")).isEqualTo(total.get("count").asDouble());
        assertThat(dashboard.figure(row, "p95"))
            .isEqualTo(total.get("quantiles").get("0.95").asDouble());
      }
    }
    assertNothingWrong();
  }

  @Test
  @Order(3)
  void showsTheSameFiguresOfCachesAsTheApi() {
    String range = pastRange();
    dashboard.open("caches?" + range);
    JsonNode window = window("/caches?service=shop&" + range);

    assertThat(dashboard.figure("[data-cache=products]", "ratio"))
        .isEqualTo(window.get("ratio").asDouble());
    assertThat(dashboard.figure("[data-cache=products]", "misses"))
        .isEqualTo(window.get("misses").asDouble());
    assertNothingWrong();
  }

  @Test
  @Order(3)
  void showsTheScoreAndTheKeyFiguresOfTheReport() {
    String range = pastRange();
    dashboard.open("overview?" + range);
    JsonNode judged = demo.ask("/report?" + range).at("/services/0");
    String row = ".targets [data-service=shop]";

    assertThat(dashboard.figure(row, "score")).isEqualTo(judged.get("score").asDouble());
    for (JsonNode figure : judged.get("figures")) {
      if (figure.path("value").isNumber()) {
        assertThat(dashboard.figure(row, figure.get("figure").asText()))
            .isEqualTo(figure.get("value").asDouble());
      }
    }
    assertNothingWrong();
  }

  @Test
  @Order(4)
  void drawsWhyAnAlertFiredOnItsSeries() {
    dashboard.open("alerts");
    Page page = dashboard.page();

    page.locator("tr[data-alert*='slow-requests'] a").first().click();
    JsonNode alert = demo.ask("/alerts?rule=slow-requests&state=all").at("/alerts/0");

    String drawn = page.locator(".why canvas").getAttribute("aria-label");
    assertThat(drawn).startsWith("requests.p95 of ").contains("fires > 500 ms");
    assertThat(alert.get("threshold").asDouble()).isEqualTo(0.5);
    assertNothingWrong();
  }

  @Test
  @Order(4)
  void showsASharedAddressTheSameWay() {
    String place = "services/shop?" + pastRange();
    dashboard.open(place);
    double count = dashboard.figure(".keyfigures", "count");

    try (OpenPage other = OpenPage.at(chromium, demo)) {
      other.open(place);
      assertThat(other.figure(".keyfigures", "count")).isEqualTo(count);
      assertThat(other.errors()).isEmpty();
    }
  }

  @Test
  @Order(5)
  void isUsedByKeysAlone() {
    dashboard.open("overview");
    Page page = dashboard.page();

    page.keyboard().press("5");
    page.waitForURL(url -> url.contains("#/completeness"));
    page.keyboard().press("[");
    page.waitForURL(url -> url.contains("from="));
    page.keyboard().press("0");
    page.waitForURL(url -> !url.contains("from="));
    page.keyboard().press("1");
    page.waitForURL(url -> url.contains("#/overview"));
    page.keyboard().press("Shift+?");
    page.waitForSelector("#keys[open]");
    page.keyboard().press("Escape");
    page.waitForSelector("#keys[open]", gone());
    assertNothingWrong();
  }

  @Test
  @Order(6)
  void showsTheRangeThatIsDraggedOver() {
    dashboard.open("services/shop");
    Page page = dashboard.page();
    var box = page.locator("time-chart canvas").first().boundingBox();
    double middle = box.y + box.height / 2;

    page.mouse().move(box.x + box.width * 0.5, middle);
    page.mouse().down();
    page.mouse().move(box.x + box.width * 0.8, middle);
    page.mouse().up();

    page.waitForURL(url -> url.contains("from=") && url.contains("to="));
    assertNothingWrong();
  }

  @Test
  @Order(7)
  void keepsWhatWasKnownAndSaysSoWhereTheServerFails() {
    dashboard.open("overview");
    Page page = dashboard.page();

    page.route("**/api/v1/**", Route::abort);

    page.waitForSelector(".banner.bad");
    assertThat(page.locator("[data-connection]").textContent()).isEqualTo("Not answered");
    assertThat(page.locator("[data-service=shop]").count()).isPositive();
    page.unroute("**/api/v1/**");
    page.waitForSelector(".banner.bad", gone());
  }

  @Test
  @Order(8)
  void tellsAnAnswerThatCannotBeGivenFromOneThatIsEmpty() {
    Page page = dashboard.page();
    page.route(
        "**/api/v1/requests?**",
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setStatus(503)
                    .setContentType("application/problem+json")
                    .setBody(
                        "{\"title\":\"Not ready\",\"status\":503,\"detail\":\"no copy is left\"}")));
    page.route(
        "**/api/v1/caches?**", route -> answer(route, "{\"series\":[],\"completeness\":{}}"));
    page.route(
        "**/api/v1/memory?**",
        route ->
            answer(
                route,
                "{\"series\":[],\"completeness\":{},\"stale\":true,\"missing\":[{\"content\":\"memory of partitions\",\"kinds\":[\"memory\"],\"partitions\":[2],\"of\":4,\"reason\":\"no answer in time\"}]}"));

    dashboard.open("services/shop");
    assertThat(page.locator("main .notice.bad").first().textContent()).contains("no copy is left");
    dashboard.open("caches");
    assertThat(page.locator("main .empty").textContent()).contains("No cache was read");
    dashboard.open("memory");
    assertThat(page.locator("main .notice.warn").textContent()).contains("standby");
    assertThat(page.locator("main .notice.bad").textContent())
        .contains("memory of partitions, 1 of 4 parts (no answer in time)");
  }

  @Test
  @Order(9)
  void asksAgainByItselfWhereEventsDoNotCome() {
    Page page = dashboard.page();
    page.route("**/api/v1/stream**", Route::abort);
    dashboard.open("overview");

    page.waitForResponse(response -> response.url().contains("/api/v1/alerts"), () -> {});
    page.waitForResponse(response -> response.url().contains("/api/v1/requests"), () -> {});
  }

  @ParameterizedTest
  @Order(10)
  @CsvSource(
      delimiter = ' ',
      textBlock =
          """
          overview LIGHT
          overview DARK
          services/shop LIGHT
          services/shop DARK
          caches LIGHT
          caches DARK
          memory LIGHT
          memory DARK
          alerts LIGHT
          alerts DARK
          completeness LIGHT
          completeness DARK
          """)
  void looksRightToAllReaders(String place, ColorScheme colours) {
    String name = place.replace('/', '-') + "-" + colours.name().toLowerCase(Locale.ROOT);
    try (OpenPage desk = OpenPage.at(chromium, demo, 1440, 1000, colours);
        OpenPage phone = OpenPage.at(chromium, demo, 390, 844, colours)) {
      picture(desk.open(place), name + "-desk");
      picture(phone.open(place), name + "-phone");

      assertThat(grave(desk.page())).isEmpty();
      assertThat(grave(phone.page())).isEmpty();
      assertThat((int) phone.page().evaluate("() => document.documentElement.scrollWidth"))
          .isLessThanOrEqualTo(390);
      assertThat(desk.errors()).isEmpty();
      assertThat(phone.errors()).isEmpty();
    }
  }

  private static void picture(OpenPage open, String name) {
    open.page()
        .screenshot(
            new Page.ScreenshotOptions()
                .setFullPage(true)
                .setPath(PICTURES.resolve(name + ".png")));
  }

  private static List<String> grave(Page page) {
    return new AxeBuilder(page)
        .analyze().getViolations().stream()
            .filter(rule -> GRAVE.contains(rule.getImpact()))
            .map(DashboardIT::told)
            .toList();
  }

  private static String told(Rule rule) {
    return rule.getId()
        + ": "
        + rule.getHelp()
        + " "
        + rule.getNodes().stream().map(node -> node.getHtml()).toList();
  }

  private void assertNothingWrong() {
    assertThat(dashboard.errors()).isEmpty();
    assertThat(dashboard.foreign()).isEmpty();
  }

  /** A range with requests, whose windows do not change any more. */
  private static String pastRange() {
    return await("requests of a while ago")
        .atMost(BREACH_WITHIN)
        .until(
            DashboardIT::lastMinute,
            range -> window("/requests?service=shop&operation=*&" + range).isObject());
  }

  private static String lastMinute() {
    long to = (System.currentTimeMillis() - 20_000) / 10_000 * 10_000;
    return "from=" + (to - 60_000) + "&to=" + to;
  }

  private static JsonNode window(String path) {
    return demo.ask(path).at("/series/0/windows/0");
  }

  private static void answer(Route route, String json) {
    route.fulfill(
        new Route.FulfillOptions().setStatus(200).setContentType("application/json").setBody(json));
  }

  private static Page.WaitForSelectorOptions gone() {
    return new Page.WaitForSelectorOptions().setState(WaitForSelectorState.DETACHED);
  }
}
