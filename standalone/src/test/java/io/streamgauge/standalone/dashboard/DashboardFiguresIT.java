package io.streamgauge.standalone.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Response;
import java.time.Duration;
import java.util.List;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * The figures on the page are those of the API, over a range in which nothing changes any more:
 * what differs because something was still on its way is looked at again.
 */
@Tag("any-java")
@ExtendWith(SharedDemo.class)
class DashboardFiguresIT {

  private static final Duration WITHIN = Duration.ofMinutes(1);

  private final OpenPage dashboard;
  private final RunningDemo demo;
  private final String range;

  DashboardFiguresIT(OpenPage dashboard, RunningDemo demo, Till till) {
    this.dashboard = dashboard;
    this.demo = demo;
    this.range = till.pastRange();
  }

  @AfterEach
  void nothingWentWrong() {
    assertThat(dashboard.errors()).isEmpty();
    assertThat(dashboard.foreign()).isEmpty();
  }

  @Test
  void ofAServiceAndItsOperations() {
    atLast(
        "services/till?" + range,
        () -> {
          JsonNode window = window("/requests?service=till&operation=*&" + range);

          for (String name : List.of("count", "rate", "mean", "max")) {
            assertThat(dashboard.figure(".keyfigures", name))
                .isEqualTo(window.get(name).asDouble());
          }
          for (String quantile : List.of("5", "95", "99")) {
            assertThat(dashboard.figure(".keyfigures", "p" + (quantile + "0").substring(0, 2)))
                .isEqualTo(window.get("quantiles").get("0." + quantile).asDouble());
          }
          assertThat(dashboard.figure(".keyfigures", "errorRate"))
              .isCloseTo(
                  window.get("errors").asDouble() / window.get("count").asDouble(), within(1e-9));
          window
              .get("errorKinds")
              .properties()
              .forEach(
                  kind ->
                      assertThat(dashboard.figure("[data-kind='" + kind.getKey() + "']", "count"))
                          .isEqualTo(kind.getValue().asDouble()));
          for (JsonNode series : demo.ask("/requests?service=till&" + range).get("series")) {
            if (!"*".equals(series.get("operation").asText())) {
              String row = "[data-series='" + series.get("operation").asText() + "']";
              JsonNode total = series.get("windows").get(0);
              assertThat(dashboard.figure(row, "count")).isEqualTo(total.get("count").asDouble());
              assertThat(dashboard.figure(row, "p95"))
                  .isEqualTo(total.get("quantiles").get("0.95").asDouble());
            }
          }
        });
  }

  @Test
  void ofTwoVersionsCompared() {
    String place = "services/till?version=1.5.0&against=1.4.0&" + range;
    await(place)
        .atMost(WITHIN)
        .untilAsserted(
            () -> {
              JsonNode window = answer("compare=version", () -> dashboard.open(place));
              assertThat(dashboard.figure("[data-row=count]", "after"))
                  .isEqualTo(window.get("count").asDouble());
              assertThat(dashboard.figure("[data-row=count]", "before"))
                  .isEqualTo(window.at("/compared/count").asDouble());
              assertThat(dashboard.figure("[data-row='p0.95']", "before"))
                  .isEqualTo(window.at("/compared/quantiles/0.95/before").asDouble());
            });
  }

  /** The window that the page itself is answered, because whole minutes are not yet over. */
  private JsonNode answer(String question, Runnable asked) {
    Response response =
        dashboard.page().waitForResponse(each -> each.url().contains(question), asked);
    return RunningDemo.read(response.text()).at("/series/0/windows/0");
  }

  @Test
  void ofTheReport() {
    atLast(
        "overview?" + range,
        () -> {
          JsonNode judged = service(demo.ask("/report?" + range).get("services"));
          String row = ".targets [data-service=till]";

          assertThat(dashboard.figure(row, "score")).isEqualTo(judged.get("score").asDouble());
          for (JsonNode figure : judged.get("figures")) {
            if (figure.path("value").isNumber()) {
              assertThat(dashboard.figure(row, figure.get("figure").asText()))
                  .isEqualTo(figure.get("value").asDouble());
            }
          }
        });
  }

  @Test
  void ofCaches() {
    atLast(
        "caches?service=till&" + range,
        () -> {
          JsonNode window = window("/caches?service=till&" + range);

          for (String name : List.of("ratio", "misses")) {
            assertThat(dashboard.figure("[data-cache=prices]", name))
                .isEqualTo(window.get(name).asDouble());
          }
        });
  }

  @Test
  void ofMemory() {
    atLast(
        "memory?service=till&" + range,
        () -> {
          JsonNode series = demo.ask("/memory?service=till&step=10s&" + range).at("/series/0");
          JsonNode last = series.get("windows").get(series.get("windows").size() - 1);

          for (String name : List.of("used", "floor")) {
            assertThat(dashboard.figure("[data-instance=till-1]", name))
                .isEqualTo(last.get(name).asDouble());
          }
        });
  }

  @Test
  void ofResources() {
    atLast(
        "resources?service=till&" + range,
        () -> {
          JsonNode total =
              demo.ask("/resources?service=till&step=10s&" + range).at("/series/0/total");

          for (String name : List.of("processCpu", "threads", "pauseShare")) {
            assertThat(dashboard.figure("[data-instance=till-1]", name))
                .isEqualTo(total.get(name).asDouble());
          }
        });
  }

  @Test
  void ofCardinality() {
    atLast(
        "cardinality?service=shop",
        () -> {
          JsonNode known = demo.ask("/services/shop/cardinality");

          for (String kind : List.of("requests", "queries")) {
            assertThat(dashboard.figure("[data-service=shop]", kind))
                .isEqualTo(known.get(kind).get("live").asDouble());
          }
        });
  }

  @Test
  void areTheSameForWhoeverIsGivenTheAddress(Chromium chromium) {
    String place = "services/till?" + range;
    await("figures")
        .atMost(WITHIN)
        .until(() -> window("/requests?service=till&operation=*&" + range).isObject());
    dashboard.open(place);
    double count = dashboard.figure(".keyfigures", "count");

    try (OpenPage other = OpenPage.at(chromium, demo)) {
      other.open(place);
      assertThat(other.figure(".keyfigures", "count")).isEqualTo(count);
      assertThat(other.errors()).isEmpty();
    }
  }

  private void atLast(String place, ThrowingRunnable holds) {
    await(place)
        .atMost(WITHIN)
        .untilAsserted(
            () -> {
              dashboard.open(place);
              holds.run();
            });
  }

  private static JsonNode service(JsonNode services) {
    for (JsonNode service : services) {
      if (Till.SERVICE.equals(service.get("service").asText())) {
        return service;
      }
    }
    throw new AssertionError("no till among " + services);
  }

  private JsonNode window(String path) {
    return demo.ask(path).at("/series/0/windows/0");
  }
}
