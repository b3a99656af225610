package io.streamgauge.alerting.lifecycle;

import io.streamgauge.alerting.rules.Measure;
import io.streamgauge.alerting.rules.Past;
import io.streamgauge.alerting.rules.PastWindow;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/** A window as it is remembered, and the way back to it. */
record Remembered(String key, Duration resolution, PastWindow window) {

  /** Empty where the window has no value. */
  static Optional<Remembered> of(Measure measure, Observation observation) {
    OptionalDouble value = observation.value(measure);
    return value.isPresent() && Double.isFinite(value.getAsDouble())
        ? Optional.of(
            new Remembered(
                key(measure, observation.series()),
                Duration.ofMillis(observation.window().length()),
                new PastWindow(
                    observation.window().start(), value.getAsDouble(), observation.samples())))
        : Optional.empty();
  }

  void in(Memory memory, Duration back) {
    memory.past(key, resolution, window, window.start() - back.toMillis());
  }

  /** What is remembered of a measure of a series. */
  static Past past(Measure measure, Series series, Memory memory) {
    String key = key(measure, series);
    return (resolution, from, to) -> memory.past(key, resolution, from, to);
  }

  private static String key(Measure measure, Series series) {
    return String.join("\t", measure.key(), series.service(), series.name());
  }
}
