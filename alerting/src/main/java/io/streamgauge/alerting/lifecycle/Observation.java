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
 * @param origin what it was made of
 */
public record Observation(
    Subject subject,
    Series series,
    Window window,
    long samples,
    Map<Measure, Double> values,
    Quantiles quantiles,
    Origin origin) {

  public Observation {
    requireNonNull(subject, "subject");
    requireNonNull(series, "series");
    requireNonNull(window, "window");
    values = Map.copyOf(values);
    requireNonNull(quantiles, "quantiles");
    requireNonNull(origin, "origin");
  }

  /** One of which no further quantiles are known, nor what it was made of. */
  public Observation(
      Subject subject, Series series, Window window, long samples, Map<Measure, Double> values) {
    this(subject, series, window, samples, values, Quantiles.UNKNOWN, Origin.UNKNOWN);
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
