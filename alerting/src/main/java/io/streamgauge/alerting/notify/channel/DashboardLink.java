package io.streamgauge.alerting.notify.channel;

import io.streamgauge.alert.Alert;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** Where an alert is to be seen in the dashboard. */
final class DashboardLink {

  /** What is shown before and after. */
  private static final long AROUND = Duration.ofMinutes(15).toMillis();

  private DashboardLink() {}

  /**
   * The address of an alert.
   *
   * @param root where people reach the dashboard; empty for nowhere
   * @return empty where the root is
   */
  static String of(String root, Alert alert) {
    return root.isEmpty()
        ? ""
        : "%s/#/alerts?service=%s&alert=%s&from=%d&to=%d"
            .formatted(
                root.replaceAll("/+$", ""),
                encoded(alert.getService()),
                encoded(id(alert)),
                alert.getSince() - AROUND,
                alert.getAt() + AROUND);
  }

  /** What the dashboard calls it. */
  private static String id(Alert alert) {
    return String.join("|", alert.getRule(), alert.getService(), alert.getSeries());
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
