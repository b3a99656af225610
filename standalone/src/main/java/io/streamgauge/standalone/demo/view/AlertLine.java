package io.streamgauge.standalone.demo.view;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Optional;

/**
 * One alert from its firing on.
 *
 * @param severity in lower case
 * @param series operation, statement, cache or instance
 * @param fired when, since the demo was started
 * @param phase title of the phase in which it fired
 * @param intoPhase how far into that phase
 * @param resolved when, since the demo was started; empty while it fires
 */
public record AlertLine(
    String rule,
    String severity,
    String series,
    Duration fired,
    String phase,
    Duration intoPhase,
    Optional<Duration> resolved) {

  public AlertLine {
    requireNonNull(rule, "rule");
    requireNonNull(severity, "severity");
    requireNonNull(series, "series");
    requireNonNull(fired, "fired");
    requireNonNull(phase, "phase");
    requireNonNull(intoPhase, "intoPhase");
    requireNonNull(resolved, "resolved");
  }
}
