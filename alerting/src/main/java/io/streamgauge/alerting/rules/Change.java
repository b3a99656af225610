package io.streamgauge.alerting.rules;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A value beyond a part or a multiple of what it was before. Where nothing is known of before,
 * nothing is said.
 *
 * @param factor the threshold as a multiple of the reference, above 0
 * @param clear the clearing threshold as a multiple of the reference
 */
public record Change(
    Measure measure, Comparison comparison, double factor, double clear, Reference reference)
    implements Condition {

  public Change {
    requireNonNull(measure, "measure");
    requireNonNull(comparison, "comparison");
    requireNonNull(reference, "reference");
    if (comparison.isRange() || !(factor > 0) || !comparison.isQuietSide(clear, factor)) {
      throw new IllegalArgumentException(
          "%s %s times, over at %s times".formatted(comparison.word(), factor, clear));
    }
  }

  @Override
  public Optional<Assessment> assess(Reading reading, Past past) {
    return reference
        .value(past, reading.start(), reading.length())
        .map(
            before ->
                new Assessment(
                    reading.value(), Limits.of(comparison, factor * before, clear * before)));
  }

  @Override
  public List<Reach> reaches(Duration window) {
    return List.of(reference.reach(window));
  }

  @Override
  public String text() {
    return "%s %s %s of %s clear %s"
        .formatted(measure.key(), comparison.symbol(), factor, reference.text(), clear);
  }
}
