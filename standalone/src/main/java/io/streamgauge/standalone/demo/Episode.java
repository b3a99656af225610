package io.streamgauge.standalone.demo;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * One alert from firing to resolving.
 *
 * @param severity in lower case
 * @param began event time at which what it fired for began
 * @param fired when that arrived from the topic
 * @param resolved when that arrived from the topic; empty while it fires
 */
record Episode(
    String id,
    String rule,
    String severity,
    String series,
    Instant began,
    Instant fired,
    Optional<Instant> resolved) {

  Episode {
    requireNonNull(id, "id");
    requireNonNull(rule, "rule");
    requireNonNull(severity, "severity");
    requireNonNull(series, "series");
    requireNonNull(began, "began");
    requireNonNull(fired, "fired");
    requireNonNull(resolved, "resolved");
  }

  Episode resolvedAt(Instant at) {
    return new Episode(id, rule, severity, series, began, fired, Optional.of(at));
  }
}
