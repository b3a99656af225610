package io.streamgauge.alerting.query;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.streamgauge.alert.Acknowledgement;
import io.streamgauge.alert.Alert;
import io.streamgauge.alert.AlertState;
import io.streamgauge.alert.Cause;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A transition of an alert as it stands in JSON. Severity and state are lower case, times epoch
 * milliseconds, value and threshold in the measure's unit (seconds, ratio, bytes per second, events
 * per second, events).
 *
 * @param rule name of the rule that it follows from
 * @param severity as the rule says: low, medium, high or critical
 * @param service service that it is about
 * @param series operation, statement, cache or instance; {@code *} for the whole service; with the
 *     variant behind it where the rule tells variants apart
 * @param state firing, no_data, suppressed, pending, resolved or inactive
 * @param at event time of the transition, epoch milliseconds
 * @param value what was measured, in the unit of the measure
 * @param threshold what it is held against, in the same unit
 * @param window that the value was taken from
 * @param measure what is measured, such as requests.p95 or caches.hitRatio
 * @param comparison how the value was held against the threshold when it breached, such as {@code
 *     >}
 * @param since event time at which the breach began, epoch milliseconds
 * @param summary one line for people
 * @param previous the state before the transition; absent where it is not known
 * @param cause why: breach, cleared, no_data, correction, retraction, rule_gone, silence,
 *     inhibition or release; absent where it is not known
 * @param lower the lower limit of a range, of which threshold is the upper one; absent otherwise
 * @param clear the clearing threshold; absent where it is the threshold itself
 * @param flaps how often the alert began to fire within the last hour; absent where it did not
 * @param samples events in the window; absent where the measure is not made of events
 * @param ruleVersion hash of the rule, which changes when the rule does; absent in old transitions
 * @param labels the rule's labels; absent where it has none
 * @param annotations the rule's annotations, filled in; absent where it has none
 * @param variant version, environment and tag that it is about, those of them that its rule tells
 *     apart; absent where it tells none
 * @param runbook link to what there is to do; absent where the rule has none
 * @param suppressedBy id of the silence, or rule, service and series of the alert, that keeps it
 *     quiet; absent where nothing does
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
    @Nullable String previous,
    @Nullable String cause,
    @Nullable Double lower,
    @Nullable Double clear,
    @Nullable Integer flaps,
    @Nullable Long samples,
    @Nullable String ruleVersion,
    @Nullable Map<String, String> labels,
    @Nullable Map<String, String> annotations,
    @Nullable Map<String, String> variant,
    @Nullable String runbook,
    @Nullable String suppressedBy,
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

  /** Whether a transition tells more than of a breach that did not last long enough, or not yet. */
  public static boolean isNews(Alert alert) {
    return switch (alert.getState()) {
      case PENDING, INACTIVE -> false;
      case FIRING, NO_DATA, SUPPRESSED, RESOLVED, UNKNOWN -> true;
    };
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
        word(alert.getState()),
        alert.getAt(),
        alert.getValue(),
        alert.getThreshold(),
        new Window(alert.getWindowStart(), alert.getWindowEnd()),
        alert.getMeasure(),
        alert.getComparison(),
        alert.getSince(),
        alert.getSummary(),
        alert.getPrevious() == AlertState.UNKNOWN ? null : word(alert.getPrevious()),
        alert.getCause() == Cause.UNKNOWN ? null : word(alert.getCause()),
        alert.getLower(),
        alert.getClear(),
        alert.getFlaps() == 0 ? null : alert.getFlaps(),
        alert.getSamples() == 0 ? null : alert.getSamples(),
        text(alert.getRuleVersion()),
        texts(alert.getLabels()),
        texts(alert.getAnnotations()),
        texts(alert.getVariant()),
        text(alert.getRunbook()),
        text(alert.getSuppressedBy().replace("\t", ", ")),
        known.acknowledgement().map(Acknowledged::of).orElse(null));
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }

  private static @Nullable String text(String text) {
    return text.isEmpty() ? null : text;
  }

  private static @Nullable Map<String, String> texts(Map<String, String> texts) {
    return texts.isEmpty() ? null : new TreeMap<>(texts);
  }
}
