package io.streamgauge.streams.query;

import static java.util.Objects.requireNonNull;

import io.streamgauge.service.http.Parameters;
import java.time.Duration;
import java.util.Optional;

/** What durations are to be held against. */
record LatencyTargets(Optional<Duration> apdex, Optional<Duration> slo) {

  static final LatencyTargets NONE = new LatencyTargets(Optional.empty(), Optional.empty());

  LatencyTargets {
    requireNonNull(apdex, "apdex");
    requireNonNull(slo, "slo");
  }

  /** Reads apdex and slo. */
  static LatencyTargets of(Parameters parameters) {
    return new LatencyTargets(
        parameters.duration(QueryParameters.APDEX.name()),
        parameters.duration(QueryParameters.SLO.name()));
  }
}
