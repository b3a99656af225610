package io.streamgauge.alerting.query;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.streamgauge.alert.Alert;
import java.util.Locale;

/**
 * A transition of an alert as it stands in JSON. Severity and state are lower case, times epoch
 * milliseconds, value and threshold in the measure's unit (seconds, ratio, bytes per second, events
 * per second, events).
 *
 * @param series operation, statement, cache or instance; {@code *} for the whole service
 * @param at event time of the transition
 * @param window that the value was taken from
 * @param since event time at which the breach began
 * @param summary one line for people
 */
@JsonPropertyOrder({
  "rule",
  "severity",
  "service",
  "series",
  "state",
  "at",
  "value",
  "threshold",
  "window"
})
public record AlertView(
    String rule,
    String severity,
    String service,
    String series,
    String state,
    long at,
    double value,
    double threshold,
    Window window,
    String measure,
    String comparison,
    long since,
    String summary) {

  /** Start inclusive, end exclusive. */
  public record Window(long start, long end) {}

  public static AlertView of(Alert alert) {
    return new AlertView(
        alert.getRule(),
        alert.getSeverity().name().toLowerCase(Locale.ROOT),
        alert.getService(),
        alert.getSeries(),
        alert.getState().name().toLowerCase(Locale.ROOT),
        alert.getAt(),
        alert.getValue(),
        alert.getThreshold(),
        new Window(alert.getWindowStart(), alert.getWindowEnd()),
        alert.getMeasure(),
        alert.getComparison(),
        alert.getSince(),
        alert.getSummary());
  }
}
