package io.streamgauge.standalone.demo.view;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;

/**
 * Where the demo stands.
 *
 * @param phases titles of all phases
 * @param current index of the present one
 * @param story what it is about, one sentence
 * @param elapsed since the phase began
 * @param length of the phase
 */
public record Progress(
    List<String> phases, int current, String story, Duration elapsed, Duration length) {

  public Progress {
    phases = List.copyOf(phases);
    requireNonNull(story, "story");
    requireNonNull(elapsed, "elapsed");
    requireNonNull(length, "length");
    if (current < 0 || current >= phases.size()) {
      throw new IllegalArgumentException("No phase %d in %s".formatted(current, phases));
    }
  }

  String title() {
    return phases.get(current);
  }
}
