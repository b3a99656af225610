package io.streamgauge.standalone.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Every page at a desk and on a phone, light and dark: pictures, and what axe finds. */
@Tag("any-java")
@ExtendWith(SharedDemo.class)
class DashboardLooksIT {

  private static final Path PICTURES = Path.of("target", "screenshots");
  private static final Set<String> GRAVE = Set.of("serious", "critical");
  private static final int PHONE = 390;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "overview",
        "services/till",
        "services/till?version=1.5.0&against=1.4.0",
        "caches",
        "memory",
        "resources",
        "alerts",
        "cardinality",
        "completeness"
      })
  void looksRightToAllReaders(String place, OpenPage dashboard) {
    Page page = dashboard.page();
    dashboard.open(place);
    String name = place.replaceAll("[^\\w.]+", "-");

    picture(page, ColorScheme.LIGHT, name, "desk");
    assertThat(grave(page)).isEmpty();
    picture(page, ColorScheme.DARK, name, "desk");
    page.setViewportSize(PHONE, 844);
    picture(page, ColorScheme.DARK, name, "phone");
    assertThat(grave(page)).isEmpty();
    picture(page, ColorScheme.LIGHT, name, "phone");

    assertThat((int) page.evaluate("() => document.documentElement.scrollWidth"))
        .isLessThanOrEqualTo(PHONE);
    assertThat(dashboard.errors()).isEmpty();
    assertThat(dashboard.foreign()).isEmpty();
  }

  private static void picture(Page page, ColorScheme colours, String name, String where) {
    page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(colours));
    page.evaluate(
        "() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn)))");
    String file = name + "-" + colours.name().toLowerCase(Locale.ROOT) + "-" + where + ".png";
    page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(PICTURES.resolve(file)));
  }

  private static List<String> grave(Page page) {
    return new AxeBuilder(page)
        .setLegacyMode(true).analyze().getViolations().stream()
            .filter(rule -> GRAVE.contains(rule.getImpact()))
            .map(DashboardLooksIT::told)
            .toList();
  }

  private static String told(Rule rule) {
    return rule.getId()
        + ": "
        + rule.getHelp()
        + " "
        + rule.getNodes().stream().map(node -> node.getHtml()).toList();
  }
}
