package io.streamgauge.standalone.registry;

import java.util.Arrays;
import java.util.Locale;

/** What a new version of a subject must be compatible with. */
enum Level {
  NONE(false, false, false),
  BACKWARD(true, false, false),
  BACKWARD_TRANSITIVE(true, false, true),
  FORWARD(false, true, false),
  FORWARD_TRANSITIVE(false, true, true),
  FULL(true, true, false),
  FULL_TRANSITIVE(true, true, true);

  private final boolean backward;
  private final boolean forward;
  private final boolean transitive;

  Level(boolean backward, boolean forward, boolean transitive) {
    this.backward = backward;
    this.forward = forward;
    this.transitive = transitive;
  }

  /** Whether the new version must read what older versions wrote. */
  boolean backward() {
    return backward;
  }

  /** Whether older versions must read what the new version writes. */
  boolean forward() {
    return forward;
  }

  /** Whether all older versions count, not only the newest. */
  boolean transitive() {
    return transitive;
  }

  static Level parse(String text) {
    try {
      return valueOf(text.toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw Problem.invalid(
          42203,
          "Invalid compatibility level '%s'. Valid values are %s"
              .formatted(text, Arrays.toString(values())));
    }
  }
}
