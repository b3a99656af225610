package io.streamgauge.alerting.trial;

import static java.util.Objects.requireNonNull;

import io.streamgauge.alert.Alert;
import io.streamgauge.alert.AlertState;
import io.streamgauge.alert.Severity;
import io.streamgauge.alerting.rules.Place;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What an alert is to be at some time of a test.
 *
 * @param place where it stands in the file
 * @param at time since the beginning of the test
 * @param series operation, statement, cache or instance; empty for any of the service's
 * @param state INACTIVE for an alert that never was
 * @param value of the latest transition, in the unit of the measure
 * @param summary of the latest transition
 */
record Expectation(
    Place place,
    Duration at,
    String rule,
    String service,
    Optional<String> series,
    AlertState state,
    Optional<Severity> severity,
    OptionalDouble value,
    Optional<String> summary) {

  Expectation {
    requireNonNull(place, "place");
    requireNonNull(at, "at");
    requireNonNull(rule, "rule");
    requireNonNull(service, "service");
    requireNonNull(series, "series");
    requireNonNull(state, "state");
    requireNonNull(severity, "severity");
    requireNonNull(value, "value");
    requireNonNull(summary, "summary");
  }

  /** Whether it says something of this alert, at whatever time. */
  boolean isAbout(Alert alert) {
    return rule.equals(alert.getRule())
        && service.equals(alert.getService())
        && series.map(alert.getSeries()::equals).orElse(true);
  }

  /** {@code slow-requests of shop, GET /}. */
  String name() {
    return rule + " of " + service + series.map(", "::concat).orElse("");
  }
}
