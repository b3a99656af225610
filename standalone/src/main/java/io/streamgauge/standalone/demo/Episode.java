package io.streamgauge.standalone.demo;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Optional;

/**
 * One alert from firing to resolving, at the moments at which its transitions arrived from the
 * topic.
 *
 * @param severity in lower case
 * @param resolved empty while it fires
 */
record Episode(
    String id,
    String rule,
    String severity,
    String series,
    Instant fired,
    Optional<Instant> resolved) {

  Episode {
    requireNonNull(id, "id");
    requireNonNull(rule, "rule");
    requireNonNull(severity, "severity");
    requireNonNull(series, "series");
    requireNonNull(fired, "fired");
    requireNonNull(resolved, "resolved");
  }

  Episode resolvedAt(Instant at) {
    return new Episode(id, rule, severity, series, fired, Optional.of(at));
  }
}
