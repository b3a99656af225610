package io.streamgauge.standalone.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.WaitForSelectorState;
import io.streamgauge.alert.Alert;
import io.streamgauge.alert.AlertState;
import io.streamgauge.standalone.AlertTopic;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A breach comes to the page by itself, and the page shows why it is one. */
@Tag("any-java")
@ExtendWith(SharedDemo.class)
class DashboardAlertsIT {

  private static final Duration FIRES_WITHIN = Duration.ofMinutes(2);
  private static final double SEEN_WITHIN_MILLIS = 60_000;

  private final OpenPage dashboard;

  DashboardAlertsIT(OpenPage dashboard) {
    this.dashboard = dashboard;
  }

  @AfterEach
  void nothingWentWrong() {
    assertThat(dashboard.errors()).isEmpty();
    assertThat(dashboard.foreign()).isEmpty();
  }

  /**
   * The page cannot ask at intervals here, so what it shows it was told. How long it takes from the
   * topic to the page, some tenths of a second, is written out; a slow machine proves nothing.
   */
  @Test
  void showsABreachAsSoonAsItIsToldOfIt(RunningDemo demo, Till till) {
    String operation = "POST /refunds";
    Page page = dashboard.page();
    page.addInitScript("window.setInterval = () => 0;");
    dashboard.open("alerts");
    page.waitForSelector("[data-connection=good]");
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

    till.breach(operation);

    String id = "slow-requests|till|" + operation;
    try (AlertTopic topic = new AlertTopic(demo.brokers(), demo.registry())) {
      await("the breach").atMost(FIRES_WITHIN).until(() -> fires(topic, operation));
      long onTopic = System.currentTimeMillis();
      page.waitForFunction(
          "id => id in window.firstSeen",
          id,
          new Page.WaitForFunctionOptions().setTimeout(SEEN_WITHIN_MILLIS));
      Number seen = (Number) page.evaluate("id => window.firstSeen[id]", id);
      System.out.printf("%s: %d ms from the topic to the page%n", id, seen.longValue() - onTopic);
    }
  }

  private static boolean fires(AlertTopic topic, String operation) {
    return topic.transitions(Till.SERVICE).stream()
        .filter(alert -> alert.getState() == AlertState.FIRING)
        .filter(alert -> "slow-requests".equals(alert.getRule()))
        .map(Alert::getSeries)
        .anyMatch(operation::equals);
  }

  @Test
  void saysToAllWhoHasSeenAnAlert(RunningDemo demo) {
    String question = "/alerts?service=till&rule=slow-requests&state=firing";
    await("slow payments")
        .atMost(FIRES_WITHIN)
        .until(() -> demo.ask(question).at("/alerts/0").isObject());
    dashboard.open("alerts?service=till");
    Page page = dashboard.page();
    page.locator("section[aria-labelledby=firing] tr[data-alert*='slow-requests'] a")
        .first()
        .click();

    Locator form = page.locator("form[aria-label=Acknowledge]");
    form.getByLabel("Name").fill("Ada");
    form.getByLabel("Note").fill("looking at it");
    form.getByRole(AriaRole.BUTTON).click();

    page.waitForSelector(".why .seen b:text-is('Ada')");
    assertThat(demo.ask(question).findValues("acknowledged"))
        .anySatisfy(
            seen -> {
              assertThat(seen.path("by").asText()).isEqualTo("Ada");
              assertThat(seen.path("note").asText()).isEqualTo("looking at it");
            });
  }

  /** A rule is written by one person and its alerts are looked at by others. */
  @Test
  void showsWhatARuleGivesItsAlertsToTakeAlongAndRunsNoneOfIt() {
    dashboard.open("alerts");

    Object shown =
        dashboard
            .page()
            .evaluate(
                """
                async () => {
                  const module = (name) => import(new URL(`dashboard/js/${name}.js`, document.baseURI).href);
                  const [{ why }, { render }] = await Promise.all([module("pages/why"), module("dom")]);
                  const alert = { rule: "r", service: "s", series: "x", state: "resolved", severity: "low", measure: "others.kind",
                    value: 1, threshold: 2, comparison: ">", since: 0, at: 1, annotations: { title: "<img src=x onerror=alert(1)>" },
                    labels: { team: "shop" } };
                  const looks = (runbook) => {
                    const box = document.createElement("div");
                    render(why({ ...alert, runbook }, { now: 1, bounds: { from: 0, to: 1 }, answers: new Map() }), box);
                    return [...box.querySelectorAll(".along dd")].map((each) => each.textContent)
                      .concat([...box.querySelectorAll(".along :is(a, img)")].map((each) => each.href));
                  };
                  return [looks("https://wiki.example/x"), looks("javascript:alert(1)")].map((each) => each.join(" | "));
                }
                """);

    String texts = "<img src=x onerror=alert(1)> | shop | ";
    assertThat(shown)
        .isEqualTo(
            List.of(
                texts + "https://wiki.example/x | https://wiki.example/x",
                texts + "javascript:alert(1)"));
  }

  /** About a rule that there is not, so that no alert of other tests is kept quiet. */
  @Test
  void asksForQuietAndEndsIt(RunningDemo demo) {
    await("slow payments")
        .atMost(FIRES_WITHIN)
        .until(() -> demo.ask("/alerts?service=till&state=firing").at("/alerts/0").isObject());
    dashboard.open("alerts?service=till");
    Page page = dashboard.page();
    page.locator("section[aria-labelledby=firing] tr[data-alert] a").first().click();
    page.locator("details.silence summary").click();
    Locator form = page.locator("form[aria-label=Silence]");
    assertThat(form.locator("textarea").inputValue()).contains("\nservice=till\n");

    form.locator("textarea").fill("rule=none\nservice=till");
    form.getByLabel("Name").fill("Ada");
    form.getByLabel("Comment").fill("moving house");
    form.getByRole(AriaRole.BUTTON).click();

    Locator row = page.locator("tr[data-silence]:has-text('rule=none, service=till')");
    row.waitFor();
    assertThat(row.innerText()).contains("moving house", "active", "Ada");
    row.getByRole(AriaRole.BUTTON).click();
    row.waitFor(new Locator.WaitForOptions().setState(WaitForSelectorState.DETACHED));
    assertThat(demo.ask("/silences?state=expired").findValuesAsText("endedBy")).contains("Ada");
  }

  @Test
  void drawsWhyAnAlertFiresOnItsSeries(RunningDemo demo) {
    JsonNode alert =
        await("slow payments")
            .atMost(FIRES_WITHIN)
            .until(
                () -> demo.ask("/alerts?service=till&rule=slow-requests").at("/alerts/0"),
                JsonNode::isObject);
    dashboard.open("alerts?service=till");
    Page page = dashboard.page();

    page.locator("tr[data-alert*='slow-requests'] a").first().click();

    String drawn = page.locator(".why canvas").getAttribute("aria-label");
    assertThat(drawn).startsWith("requests.p95 of ").contains("fires > 500 ms");
    assertThat(alert.get("threshold").asDouble()).isEqualTo(0.5);
  }
}
