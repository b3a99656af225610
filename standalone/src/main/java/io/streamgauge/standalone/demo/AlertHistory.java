package io.streamgauge.standalone.demo;

import io.streamgauge.alert.Alert;
import io.streamgauge.alert.AlertState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The alerts since the start, oldest first. Safe for use by threads. */
final class AlertHistory {

  private final List<Episode> episodes = new ArrayList<>();

  /** A transition arrived from the topic. */
  synchronized void add(Alert alert, Instant arrived) {
    if (alert.getState() == AlertState.FIRING) {
      episodes.add(
          new Episode(
              alert.getId(),
              alert.getRule(),
              alert.getSeverity().name().toLowerCase(Locale.ROOT),
              alert.getSeries(),
              Instant.ofEpochMilli(alert.getSince()),
              arrived,
              Optional.empty()));
    } else if (alert.getState() == AlertState.RESOLVED) {
      episodes.replaceAll(
          episode ->
              episode.id().equals(alert.getId()) && episode.resolved().isEmpty()
                  ? episode.resolvedAt(arrived)
                  : episode);
    }
  }

  synchronized List<Episode> episodes() {
    return List.copyOf(episodes);
  }
}
