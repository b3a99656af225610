package io.streamgauge.alerting.backtest;

import static java.util.Objects.requireNonNull;

/**
 * One time that an alert fired. Times are epoch milliseconds of event time.
 *
 * @param service the service
 * @param series operation, statement, cache or instance; * for the whole service
 * @param since when the breach began
 * @param firedAt when it fired
 * @param endedAt when it was over, or the end of what was replayed
 * @param open whether it still fired then
 * @param summary what would have been told
 */
public record Episode(
    String rule,
    String service,
    String series,
    long since,
    long firedAt,
    long endedAt,
    boolean open,
    String summary) {

  public Episode {
    requireNonNull(rule, "rule");
    requireNonNull(service, "service");
    requireNonNull(series, "series");
    requireNonNull(summary, "summary");
    if (endedAt < firedAt) {
      throw new IllegalArgumentException("ended at %d, fired at %d".formatted(endedAt, firedAt));
    }
  }

  long duration() {
    return endedAt - firedAt;
  }

  long breachToFiring() {
    return Math.max(0, firedAt - since);
  }

  /** Whether it is about the same and at a time with the other. */
  boolean meets(Episode other) {
    return isOfTheAlertOf(other) && firedAt <= other.endedAt && other.firedAt <= endedAt;
  }

  boolean isOfTheAlertOf(Episode other) {
    return rule.equals(other.rule) && service.equals(other.service) && series.equals(other.series);
  }
}
