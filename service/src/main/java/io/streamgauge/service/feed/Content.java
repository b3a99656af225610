package io.streamgauge.service.feed;

import static java.util.Objects.requireNonNull;

import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a record says.
 *
 * @param resolution length of the window as {@code step} names it, empty where it is no window
 * @param state of the window or the alert, lower case
 * @param json the shape that becomes JSON; made only where someone wants it
 */
public record Content(Optional<String> resolution, String state, Supplier<?> json) {

  public Content {
    requireNonNull(resolution, "resolution");
    requireNonNull(state, "state");
    requireNonNull(json, "json");
  }
}
