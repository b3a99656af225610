package io.streamgauge.alerting.rules;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** When a window is in breach. What breach means is worked out for each window anew. */
public sealed interface Condition
    permits Absence, Budget, Burn, Change, Composite, Deviation, Range, Threshold {

  /** What is watched. */
  Measure measure();

  /** How the value is held against the limits. */
  Comparison comparison();

  /**
   * What a window comes to under this condition; empty where there is nothing to go by, because the
   * past that it needs is not known yet.
   *
   * @param past what went before the window, of the same measure and series
   */
  Optional<Assessment> assess(Reading reading, Past past);

  /**
   * What has to be remembered for {@link #assess}.
   *
   * @param window length of the windows that are judged
   */
  default List<Reach> reaches(Duration window) {
    return List.of();
  }

  /** What is held against the limits, or a limit, for people. */
  default String format(double value) {
    return measure().quantity().format(value);
  }

  /** The condition as rule files write it, in units of the measure; the same for equal ones. */
  String text();
}
