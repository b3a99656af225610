package io.streamgauge.standalone.demo;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;

/** A phase and when it ran. */
record Period(Phase phase, Instant start, Duration length) {

  Period {
    requireNonNull(phase, "phase");
    requireNonNull(start, "start");
    requireNonNull(length, "length");
  }

  Instant end() {
    return start.plus(length);
  }

  /** The same, but over by now. */
  Period endedBy(Instant now) {
    return now.isBefore(end()) ? new Period(phase, start, Duration.between(start, now)) : this;
  }
}
