package io.streamgauge.alerting.query;

import static java.util.Objects.requireNonNull;

import io.streamgauge.alert.Alert;
import io.streamgauge.alert.AlertState;
import java.util.Optional;

/** Which alerts are asked for; what is empty does not matter. */
public record AlertFilter(
    Optional<AlertState> state, Optional<String> service, Optional<String> rule) {

  /** Every alert. */
  public static final AlertFilter ALL =
      new AlertFilter(Optional.empty(), Optional.empty(), Optional.empty());

  public AlertFilter {
    requireNonNull(state, "state");
    requireNonNull(service, "service");
    requireNonNull(rule, "rule");
  }

  boolean accepts(Alert alert) {
    return state.map(alert.getState()::equals).orElse(true)
        && service.map(alert.getService()::equals).orElse(true)
        && rule.map(alert.getRule()::equals).orElse(true);
  }
}
