package io.streamgauge.alerting.quiet;

import static java.util.Objects.requireNonNull;

import io.streamgauge.alert.Alert;
import java.util.List;

/**
 * Says that some alerts need not be told while others are.
 *
 * @param source alerts that tell it already
 * @param target alerts that are kept quiet meanwhile
 * @param equal fields that both must have in common; none where it does not matter
 */
public record Inhibition(Matchers source, Matchers target, List<Field> equal) {

  public Inhibition {
    requireNonNull(source, "source");
    requireNonNull(target, "target");
    equal = List.copyOf(equal);
  }

  /** Whether one alert keeps another one quiet while its breach lasts; none does so to itself. */
  boolean links(Alert one, Alert other) {
    return !one.getId().equals(other.getId())
        && target.matches(other)
        && source.matches(one)
        && equal.stream().allMatch(field -> field.of(one).equals(field.of(other)));
  }
}
