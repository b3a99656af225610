package io.streamgauge.service.feed;

import io.streamgauge.alert.Alert;
import io.streamgauge.metric.LatencySummary;
import io.streamgauge.schemas.Topics;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Two kinds that share a topic, and one of its own. */
final class Kinds {

  static final FeedKind<LatencySummary> REQUESTS = latency("requests", "operation");
  static final FeedKind<LatencySummary> QUERIES = latency("queries", "statement");
  static final FeedKind<Alert> ALERTS =
      new FeedKind<>(
          "alerts",
          "alerts",
          "series",
          Topics.ALERTS,
          key -> Optional.of(new Origin("shop", key)),
          alert -> new Content(Optional.empty(), "firing", () -> Map.of("rule", alert.getRule())));
  static final List<FeedKind<?>> ALL = List.of(REQUESTS, QUERIES, ALERTS);

  private Kinds() {}

  private static FeedKind<LatencySummary> latency(String name, String seriesName) {
    return new FeedKind<>(
        name,
        "series",
        seriesName,
        Topics.LATENCY,
        key -> Optional.of(new Origin("shop", key)),
        window ->
            new Content(
                Optional.of("10s"),
                window.getState().name().toLowerCase(Locale.ROOT),
                () -> Map.of("operation", window.getSeries())));
  }

  static Offsets offsets(int generation, long[] latency, long[] alerts) {
    return new Offsets(
        generation, Map.of(Topics.LATENCY.name(), latency, Topics.ALERTS.name(), alerts));
  }
}
