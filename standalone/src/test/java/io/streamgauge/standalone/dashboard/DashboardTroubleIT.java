package io.streamgauge.standalone.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.WaitForSelectorState;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What cannot be shown is told apart from what is not there. */
@Tag("any-java")
@ExtendWith(SharedDemo.class)
class DashboardTroubleIT {

  private final OpenPage dashboard;
  private final Page page;

  DashboardTroubleIT(OpenPage dashboard) {
    this.dashboard = dashboard;
    this.page = dashboard.page();
  }

  @Test
  void keepsWhatWasKnownAndSaysSoWhereTheServerFails() {
    dashboard.open("overview");

    page.route("**/api/v1/**", Route::abort);

    page.waitForSelector(".banner.bad");
    assertThat(page.locator("[data-connection]").textContent()).isEqualTo("Not answered");
    assertThat(page.locator("[data-service=shop]").count()).isPositive();
    page.unroute("**/api/v1/**");
    page.waitForSelector(
        ".banner.bad", new Page.WaitForSelectorOptions().setState(WaitForSelectorState.DETACHED));
  }

  @Test
  void saysWhyThereIsNoAnswer() {
    answer(
        "requests", 503, "{\"title\":\"Not ready\",\"status\":503,\"detail\":\"no copy is left\"}");

    dashboard.open("services/shop");

    assertThat(text("main .notice.bad")).contains("no copy is left");
  }

  @Test
  void saysWhereNothingIsToBeSeen() {
    answer("caches", 200, "{\"series\":[],\"completeness\":{}}");

    dashboard.open("caches");
    assertThat(text("main .empty")).contains("No cache was read");
    dashboard.open("services/nobody");
    assertThat(text("main .empty")).contains("Nothing was ever heard of a service “nobody”");
  }

  @Test
  void saysWhatIsOldAndWhatIsLeftOut() {
    answer(
        "memory",
        200,
        """
        {"series":[],"completeness":{},"stale":true,"missing":[{"content":"memory of partitions",
         "kinds":["memory"],"partitions":[2],"of":4,"reason":"no answer in time"}]}
        """);

    dashboard.open("memory");

    assertThat(text("main .notice.warn")).contains("standby");
    assertThat(text("main .notice.bad"))
        .contains("memory of partitions, 1 of 4 parts (no answer in time)");
  }

  @Test
  void saysWhoHasTooManySeries() {
    answer(
        "services/till/cardinality",
        200,
        """
        {"service":"till","budget":10,
         "requests":{"live":10,"overflowing":true,"shapes":[{"shape":"GET /bons/#","series":9,"example":"GET /bons/1"}],
          "overflow":{"since":1795258110000,"last":1795258152311,"events":512,"unnamed":0,"series":31,
           "heaviest":[{"series":"GET /bons/77120","atLeast":91,"atMost":120}]}},
         "queries":{"live":0,"overflowing":false,"overflow":null,"shapes":[]}}
        """);

    dashboard.open("cardinality?service=till");

    assertThat(text("[data-service=till] header")).contains("overflows: operations");
    assertThat(text("[data-service=till] .notice.bad"))
        .contains("512 events of some 31 operations had no place");
  }

  @Test
  void saysWhatAnotherProcessIsToBeAsked() {
    page.route(
        "**/openapi.json",
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setContentType("application/json")
                    .setBody("{\"paths\":{\"/api/v1/alerts\":{},\"/api/v1/stream\":{}}}")));

    dashboard.open("overview");
    assertThat(text("main .verdict h2")).contains("firing");
    assertThat(text("main .notice")).contains("This process has no analytics.");
    dashboard.open("caches");
    assertThat(text("main .notice")).contains("streamgauge streams");
    assertThat(page.locator("nav .lacking").allTextContents()).contains("Caches", "Memory");
    assertThat(dashboard.errors()).isEmpty();
  }

  @Test
  void asksAgainByItselfWhereEventsDoNotCome() {
    page.route("**/api/v1/stream**", Route::abort);
    dashboard.open("overview");

    page.waitForResponse(response -> response.url().contains("/api/v1/alerts"), () -> {});
    page.waitForResponse(response -> response.url().contains("/api/v1/requests"), () -> {});
  }

  private void answer(String path, int status, String json) {
    page.route(
        url -> url.contains("/api/v1/" + path) && !url.contains("/histogram"),
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setStatus(status)
                    .setContentType(status == 200 ? "application/json" : "application/problem+json")
                    .setBody(json)));
  }

  private String text(String selector) {
    return page.locator(selector).first().textContent().replaceAll("\\s+", " ");
  }
}
