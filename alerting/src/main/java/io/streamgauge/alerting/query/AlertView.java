package io.streamgauge.alerting.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.streamgauge.alert.Acknowledgement;
import io.streamgauge.alert.Alert;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A transition of an alert as it stands in JSON. Severity and state are lower case, times epoch
 * milliseconds, value and threshold in the measure's unit (seconds, ratio, bytes per second, events
 * per second, events).
 *
 * @param rule name of the rule that it follows from
 * @param severity as the rule says: low, medium, high or critical
 * @param service service that it is about
 * @param series operation, statement, cache or instance; {@code *} for the whole service
 * @param state firing or resolved
 * @param at event time of the transition, epoch milliseconds
 * @param value what was measured, in the unit of the measure
 * @param threshold what it is held against, in the same unit
 * @param window that the value was taken from
 * @param measure what is measured, such as requests.p95 or caches.hitRatio
 * @param comparison how the value was held against the threshold when it breached, such as {@code
 *     >}
 * @param since event time at which the breach began, epoch milliseconds
 * @param summary one line for people
 * @param acknowledged who has seen that it fires; absent where nobody has
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
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
    String summary,
    @Nullable Acknowledged acknowledged) {

  /**
   * The window that a value was taken from.
   *
   * @param start start, inclusive, epoch milliseconds
   * @param end end, exclusive, epoch milliseconds
   */
  public record Window(long start, long end) {}

  /**
   * That somebody has seen an alert fire.
   *
   * @param by who
   * @param at when, epoch milliseconds
   * @param note what there is to say; absent where there is nothing
   */
  @JsonInclude(JsonInclude.Include.NON_NULL)
  public record Acknowledged(String by, long at, @Nullable String note) {

    private static Acknowledged of(Acknowledgement it) {
      return new Acknowledged(
          it.getAuthor(), it.getAt(), it.getNote().isEmpty() ? null : it.getNote());
    }
  }

  /** A transition, which nobody can have seen yet. */
  public static AlertView of(Alert alert) {
    return of(new KnownAlert(alert, Optional.empty()));
  }

  /** An alert in its latest state. */
  static AlertView of(KnownAlert known) {
    Alert alert = known.alert();
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
        alert.getSummary(),
        known.acknowledgement().map(Acknowledged::of).orElse(null));
  }
}
