package io.streamgauge.service.health;

import static java.util.Objects.requireNonNull;

import java.util.function.Supplier;

/**
 * A part of the process that may or may not be ready.
 *
 * @param readiness its state now; asked at each request from many threads, must not block
 */
public record Component(String name, Supplier<Readiness> readiness) {

  public Component {
    requireNonNull(name, "name");
    requireNonNull(readiness, "readiness");
  }
}
