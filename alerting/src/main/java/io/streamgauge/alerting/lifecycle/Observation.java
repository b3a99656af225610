package io.streamgauge.alerting.lifecycle;

import static java.util.Objects.requireNonNull;

import io.streamgauge.alerting.rules.Measure;
import io.streamgauge.alerting.rules.Subject;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * What one record of the analytics says about one series in one window.
 *
 * @param samples events in the window; 0 where the subject has none
 * @param values in the units of their measures; absent where unknown
 * @param quantiles those that are not among the values
 */
public record Observation(
    Subject subject,
    Series series,
    Window window,
    long samples,
    Map<Measure, Double> values,
    Quantiles quantiles) {

  public Observation {
    requireNonNull(subject, "subject");
    requireNonNull(series, "series");
    requireNonNull(window, "window");
    values = Map.copyOf(values);
    requireNonNull(quantiles, "quantiles");
  }

  /** One of which no further quantiles are known. */
  public Observation(
      Subject subject, Series series, Window window, long samples, Map<Measure, Double> values) {
    this(subject, series, window, samples, values, Quantiles.UNKNOWN);
  }

  OptionalDouble value(Measure measure) {
    Double value = values.get(measure);
    if (value != null) {
      return OptionalDouble.of(value);
    }
    return measure.quantile().isPresent() && measure.subject() == subject
        ? quantiles.at(measure.quantile().getAsDouble())
        : OptionalDouble.empty();
  }
}
