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
 * @param ofVariant whether it is about a variant of the service, which its series names, and so
 *     part of what another observation says
 */
public record Observation(
    Subject subject,
    Series series,
    Window window,
    long samples,
    Map<Measure, Double> values,
    Quantiles quantiles,
    Origin origin,
    boolean ofVariant) {

  public Observation {
    requireNonNull(subject, "subject");
    requireNonNull(series, "series");
    requireNonNull(window, "window");
    values = Map.copyOf(values);
    requireNonNull(quantiles, "quantiles");
    requireNonNull(origin, "origin");
  }

  /** One about all variants of the service. */
  public Observation(
      Subject subject,
      Series series,
      Window window,
      long samples,
      Map<Measure, Double> values,
      Quantiles quantiles,
      Origin origin) {
    this(subject, series, window, samples, values, quantiles, origin, false);
  }

  /** One of which no further quantiles are known, nor what it was made of. */
  public Observation(
      Subject subject, Series series, Window window, long samples, Map<Measure, Double> values) {
    this(subject, series, window, samples, values, Quantiles.UNKNOWN, Origin.UNKNOWN);
  }

  /** The same as one about the variant that its series names. */
  public Observation ofOneVariant() {
    return new Observation(subject, series, window, samples, values, quantiles, origin, true);
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
