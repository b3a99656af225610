package io.streamgauge.standalone.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.WaitForSelectorState;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Ways through the dashboard: by keys, by dragging, by the range. */
@Tag("any-java")
@ExtendWith(SharedDemo.class)
class DashboardUseIT {

  private final OpenPage dashboard;
  private final Page page;

  DashboardUseIT(OpenPage dashboard) {
    this.dashboard = dashboard;
    this.page = dashboard.page();
  }

  @AfterEach
  void nothingWentWrong() {
    assertThat(dashboard.errors()).isEmpty();
    assertThat(dashboard.foreign()).isEmpty();
  }

  @Test
  void isUsedByKeysAlone() {
    dashboard.open("overview");

    page.keyboard().press("7");
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
    page.waitForSelector(
        "#keys[open]", new Page.WaitForSelectorOptions().setState(WaitForSelectorState.DETACHED));
  }

  @Test
  void showsTheRangeThatIsDraggedOver() {
    dashboard.open("services/till");
    var box = page.locator("time-chart canvas").first().boundingBox();
    double middle = box.y + box.height / 2;

    page.mouse().move(box.x + box.width * 0.5, middle);
    page.mouse().down();
    page.mouse().move(box.x + box.width * 0.8, middle);
    page.mouse().up();

    page.waitForURL(url -> url.contains("from=") && url.contains("to="));
  }

  @Test
  void takesARangeThatEndsAfterItBeginsAndNoOther() {
    dashboard.open("overview");
    page.getByLabel("Range", new Page.GetByLabelOptions().setExact(true))
        .and(page.locator("select"))
        .selectOption("custom");

    page.locator("[name=from]").fill("2026-01-02T10:00:01");
    page.locator("[name=to]").fill("2026-01-02T09:00:01");
    page.locator("#custom-range button.first").click();
    assertThat(page.locator("#custom-range").getAttribute("open")).isNotNull();

    page.locator("[name=to]").fill("2026-01-02T11:00:01");
    page.locator("#custom-range button.first").click();
    page.waitForURL(Pattern.compile(".*from=1767348001000&to=1767351601000"));
    assertThat(page.locator(".range select").evaluate("it => it.selectedOptions[0].label"))
        .isEqualTo("2 Jan, 10:00:01 – 11:00:01");
  }
}
