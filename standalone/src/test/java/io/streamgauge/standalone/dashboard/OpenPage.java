package io.streamgauge.standalone.dashboard;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The dashboard as one reader has it open, and what went wrong in the browser meanwhile. */
final class OpenPage implements AutoCloseable {

  private static final int WIDTH = 1440;
  private static final int HEIGHT = 1000;

  private final BrowserContext context;
  private final Page page;
  private final String root;
  private final List<String> errors = new CopyOnWriteArrayList<>();
  private final List<String> foreign = new CopyOnWriteArrayList<>();

  private OpenPage(BrowserContext context, String root) {
    this.context = context;
    this.root = root;
    this.page = context.newPage();
    page.onConsoleMessage(
        message -> {
          if ("error".equals(message.type()) || "warning".equals(message.type())) {
            errors.add(message.text() + " " + message.location());
          }
        });
    page.onPageError(errors::add);
    page.onRequest(
        request -> {
          if (!request.url().startsWith(root)
              && !request.url().startsWith("data:")
              && !request.url().startsWith("about:")) {
            foreign.add(request.url());
          }
        });
  }

  /** The page at a desk, in light colours. */
  static OpenPage at(Chromium chromium, RunningDemo demo) {
    return at(chromium, demo, WIDTH, HEIGHT, ColorScheme.LIGHT);
  }

  static OpenPage at(
      Chromium chromium, RunningDemo demo, int width, int height, ColorScheme colours) {
    return new OpenPage(chromium.reader(width, height, colours), demo.uri());
  }

  /** Loads a place anew and waits until all that is asked there has been answered. */
  OpenPage open(String place) {
    page.navigate("about:blank");
    page.navigate(root + "/#/" + place);
    page.waitForFunction(
        "() => document.querySelector('main.drawn h1') && !document.querySelector('.skeleton')");
    return this;
  }

  Page page() {
    return page;
  }

  /** The raw value of a figure. */
  double figure(String within, String name) {
    Locator figure = page.locator(within + " [data-figure=" + name + "]").first();
    return Double.parseDouble(figure.getAttribute("value"));
  }

  /** Errors and warnings of the console, and exceptions that nobody caught. */
  List<String> errors() {
    return errors;
  }

  /** Whatever was asked of another host. */
  List<String> foreign() {
    return foreign;
  }

  @Override
  public void close() {
    context.close();
  }
}
