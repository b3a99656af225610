package io.streamgauge.alerting.notify.plan;

import static java.util.Objects.requireNonNull;

import io.streamgauge.alert.Alert;
import io.streamgauge.alert.AlertState;
import io.streamgauge.alert.Severity;
import io.streamgauge.alerting.rules.Selector;
import java.util.Map;
import java.util.Set;

/**
 * Which alerts a notifier tells.
 *
 * @param least the mildest severity that is told
 * @param labels by name of a label, what its value has to be; an alert without the label is not
 *     wanted
 * @param states which states are told, of FIRING, NO_DATA and RESOLVED; the last stands for
 *     everything that ends what was told
 */
public record Wanted(
    Severity least,
    Selector rules,
    Selector services,
    Selector series,
    Map<String, Selector> labels,
    Set<AlertState> states) {

  public Wanted {
    requireNonNull(least, "least");
    requireNonNull(rules, "rules");
    requireNonNull(services, "services");
    requireNonNull(series, "series");
    labels = Map.copyOf(labels);
    states = Set.copyOf(states);
  }

  /** Whether the notifier is for this alert at all, whatever its state. */
  boolean concerns(Alert alert) {
    return alert.getSeverity().compareTo(least) >= 0
        && rules.matches(alert.getRule())
        && services.matches(alert.getService())
        && series.matches(alert.getSeries())
        && labels.entrySet().stream().allMatch(label -> hasLabel(alert, label));
  }

  private static boolean hasLabel(Alert alert, Map.Entry<String, Selector> label) {
    String value = alert.getLabels().get(label.getKey());
    return value != null && label.getValue().matches(value);
  }
}
