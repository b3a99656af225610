package io.streamgauge.alerting.quiet;

import io.streamgauge.alert.Alert;
import io.streamgauge.alert.Cause;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * What keeps alerts quiet at one time. Two of them that are equal keep the same alerts quiet.
 *
 * @param silences that are active
 * @param inhibitions of the rules in force
 * @param sources alerts that count as sources of inhibitions
 */
public record Quiet(List<Silencing> silences, Inhibitions inhibitions, List<Alert> sources) {

  /** Nothing. */
  public static final Quiet NOTHING = new Quiet(List.of(), Inhibitions.NONE, List.of());

  public Quiet {
    silences = sorted(silences, Comparator.comparing(Silencing::id));
    sources = sorted(sources, Comparator.comparing(Alert::getId));
  }

  private static <T> List<T> sorted(Collection<T> all, Comparator<T> order) {
    return all.stream().sorted(order).toList();
  }

  /** Why an alert is kept quiet, if it is. */
  public Optional<Reason> reason(Alert alert) {
    return silences.stream()
        .filter(silence -> silence.matchers().matches(alert))
        .findFirst()
        .map(silence -> new Reason(Cause.SILENCE, silence.id()))
        .or(
            () ->
                inhibitions
                    .keeping(alert, sources)
                    .map(source -> new Reason(Cause.INHIBITION, source.getId())));
  }
}
