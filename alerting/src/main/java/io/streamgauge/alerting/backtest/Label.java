package io.streamgauge.alerting.backtest;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * A time in which something is known to have been wrong.
 *
 * @param start epoch milliseconds
 * @param end epoch milliseconds, not before the start
 * @param service what it was wrong with; empty for anything
 * @param series the same, within the service
 */
public record Label(long start, long end, Optional<String> service, Optional<String> series) {

  public Label {
    requireNonNull(service, "service");
    requireNonNull(series, "series");
    if (end < start) {
      throw new IllegalArgumentException("a label ends at %d, starts at %d".formatted(end, start));
    }
  }

  boolean concerns(Episode episode) {
    return service.map(episode.service()::equals).orElse(true)
        && series.map(episode.series()::equals).orElse(true);
  }

  /** Whether the alert fires at some time of it, its ends included. */
  boolean meets(Episode episode) {
    return concerns(episode) && episode.firedAt() <= end && start <= episode.endedAt();
  }
}
