package io.streamgauge.alerting.trial;

import static java.util.Objects.requireNonNull;

import io.streamgauge.alerting.lifecycle.Series;
import io.streamgauge.alerting.rules.Measure;
import java.time.Duration;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The values of one measure of one series, one a window.
 *
 * @param ofVariant whether the series is one of a variant of the service
 * @param window length of the windows
 * @param values from the beginning of the test on; empty where a window is not reported
 * @param samples how many events each window has
 */
record MeasuredSeries(
    Series series,
    boolean ofVariant,
    Measure measure,
    Duration window,
    List<OptionalDouble> values,
    long samples) {

  MeasuredSeries {
    requireNonNull(series, "series");
    requireNonNull(measure, "measure");
    requireNonNull(window, "window");
    values = List.copyOf(values);
  }
}
