package io.streamgauge.alerting.query;

import io.streamgauge.alert.Alert;
import io.streamgauge.schemas.Topics;
import io.streamgauge.service.feed.Content;
import io.streamgauge.service.feed.FeedKind;
import io.streamgauge.service.feed.Origin;
import java.util.Locale;
import java.util.Optional;

/** The transitions of alerts in a feed, in the shape in which the alerts are answered. */
public final class AlertKind {

  /** Every transition of every alert. */
  public static final FeedKind<Alert> ALERTS =
      new FeedKind<>(
          "alerts", "alerts", "series", Topics.ALERTS, AlertKind::origin, AlertKind::content);

  private AlertKind() {}

  /** An alert's id is rule, service and series. */
  private static Optional<Origin> origin(String id) {
    String[] parts = id.split("\t", 3);
    return parts.length == 3 ? Optional.of(new Origin(parts[1], parts[2])) : Optional.empty();
  }

  private static Content content(Alert alert) {
    return new Content(
        Optional.empty(),
        alert.getState().name().toLowerCase(Locale.ROOT),
        () -> AlertView.of(alert));
  }
}
