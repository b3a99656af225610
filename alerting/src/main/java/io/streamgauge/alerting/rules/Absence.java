package io.streamgauge.alerting.rules;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * Nothing is heard any more of a series that had been heard of. How long it has to be silent is the
 * rule's {@code for}. Each window that holds anything is quiet.
 */
public record Absence(Measure measure) implements Condition {

  /** Held against the events of a window, of which there are none. */
  private static final Limits NONE = Limits.of(Comparison.AT_MOST, 0, 0);

  public Absence {
    requireNonNull(measure, "measure");
  }

  /** What a silence comes to. */
  public static Assessment silence() {
    return new Assessment(0, NONE);
  }

  @Override
  public Comparison comparison() {
    return NONE.comparison();
  }

  @Override
  public Optional<Assessment> assess(Reading reading, Past past) {
    return Optional.of(new Assessment(Math.max(1, reading.samples()), NONE));
  }

  @Override
  public String text() {
    return measure.key() + " absent";
  }
}
