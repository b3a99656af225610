package io.streamgauge.streams.query;

import static java.util.Objects.requireNonNull;

import io.streamgauge.metric.Measure;
import io.streamgauge.service.http.Paging;
import io.streamgauge.service.http.Parameters;
import io.streamgauge.streams.latency.Distribution;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/**
 * A question about latency.
 *
 * @param series only this operation or statement, if present
 * @param quantiles 0 to 1
 * @param ranking the highest series only, if present; there are no pages then
 * @param targets what to hold durations against
 * @param variants which variants of services
 * @param baseline what to compare with, if anything; never together with a step
 */
record LatencyQuestion(
    Measure measure,
    WindowQuery windows,
    Optional<String> series,
    List<Double> quantiles,
    Optional<Ranking> ranking,
    LatencyTargets targets,
    VariantChoice variants,
    Optional<Selection> baseline,
    Paging paging) {

  static final List<Double> DEFAULT_QUANTILES = List.of(0.5, 0.9, 0.95, 0.99);

  LatencyQuestion {
    requireNonNull(measure, "measure");
    requireNonNull(windows, "windows");
    requireNonNull(series, "series");
    quantiles = List.copyOf(quantiles);
    requireNonNull(ranking, "ranking");
    requireNonNull(targets, "targets");
    requireNonNull(variants, "variants");
    requireNonNull(baseline, "baseline");
    requireNonNull(paging, "paging");
  }

  /** Windows and quantiles of all series that are asked for, and nothing else. */
  static LatencyQuestion plain(
      Measure measure, WindowQuery windows, Optional<String> series, List<Double> quantiles) {
    return new LatencyQuestion(
        measure,
        windows,
        series,
        quantiles,
        Optional.empty(),
        LatencyTargets.NONE,
        VariantChoice.ALL,
        Optional.empty(),
        Paging.all());
  }

  /** The windows that are asked about. */
  Selection asked() {
    return new Selection(windows, variants);
  }

  /** One series of the answer, by its key as a {@link SeriesGroup}. */
  LatencyAnswer.Series series(String key, List<LatencyAnswer.Window> found) {
    return LatencyAnswer.Series.of(SeriesGroup.parse(key), variants.groupBy(), found);
  }

  /** One window with all that is asked of it, but for the comparison. */
  LatencyAnswer.Window window(long start, long end, Distribution durations, boolean isFinal) {
    return LatencyAnswer.Window.of(measure, start, end, durations, quantiles, isFinal)
        .heldAgainst(targets, durations);
  }

  /**
   * Reads all parameters.
   *
   * @param series name of the parameter with the name of the series
   * @param page series on a page
   */
  static LatencyQuestion of(
      Measure measure, Parameters parameters, String series, int page, Clock clock) {
    VariantChoice variants = VariantChoice.of(parameters);
    Optional<Selection> other =
        Selection.compared(parameters, WindowQuery.of(parameters), variants);
    Optional<Shift> shift =
        other.isPresent() ? Optional.empty() : Shift.of(parameters, variants.finest(), clock);
    return new LatencyQuestion(
        measure,
        shift.map(Shift::now).orElseGet(() -> WindowQuery.of(parameters)),
        parameters.optional(series),
        parameters.quantiles(QueryParameters.QUANTILES.name()).orElse(DEFAULT_QUANTILES),
        Ranking.of(parameters),
        LatencyTargets.of(parameters),
        variants,
        other.or(() -> shift.map(earlier -> new Selection(earlier.earlier(), variants))),
        Paging.of(parameters, page));
  }
}
