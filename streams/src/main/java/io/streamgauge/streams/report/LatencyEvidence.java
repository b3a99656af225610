package io.streamgauge.streams.report;

import io.streamgauge.streams.latency.SeriesKey;
import io.streamgauge.streams.query.LatencyAnswer;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/** Turns the answers about requests and statements of one service into evidence. */
final class LatencyEvidence {

  private static final Map<KeyFigure, Function<LatencyAnswer.Window, Double>> FIGURES = figures();

  private final Range range;
  private final Optional<Range> before;
  private final Timeline timeline;

  LatencyEvidence(Range range, Optional<Range> before, Timeline timeline) {
    this.range = range;
    this.before = before;
    this.timeline = timeline;
  }

  private static Map<KeyFigure, Function<LatencyAnswer.Window, Double>> figures() {
    Map<KeyFigure, Function<LatencyAnswer.Window, Double>> figures = new EnumMap<>(KeyFigure.class);
    figures.put(KeyFigure.MEAN, LatencyAnswer.Window::mean);
    figures.put(KeyFigure.P95, window -> window.quantiles().get("0.95"));
    figures.put(KeyFigure.P99, window -> window.quantiles().get("0.99"));
    figures.put(KeyFigure.ERROR_RATE, window -> (double) window.errors() / window.count());
    return figures;
  }

  /**
   * The figures of all requests.
   *
   * @param now each series merged over the range
   * @param earlier the same over the range before
   * @param steps in windows, over both
   */
  Map<KeyFigure, FigureEvidence> figures(
      List<LatencyAnswer.Series> now,
      List<LatencyAnswer.Series> earlier,
      List<LatencyAnswer.Series> steps) {
    List<LatencyAnswer.Window> windows = windows(steps, SeriesKey.WHOLE_SERVICE);
    Map<KeyFigure, FigureEvidence> figures = new EnumMap<>(KeyFigure.class);
    FIGURES.forEach(
        (figure, value) ->
            figures.put(
                figure,
                FigureEvidence.of(
                    measured(windows(earlier, SeriesKey.WHOLE_SERVICE), before, windows, value),
                    measured(
                        windows(now, SeriesKey.WHOLE_SERVICE),
                        Optional.of(range),
                        windows,
                        value))));
    return figures;
  }

  private static Measured measured(
      List<LatencyAnswer.Window> merged,
      Optional<Range> at,
      List<LatencyAnswer.Window> steps,
      Function<LatencyAnswer.Window, Double> value) {
    if (merged.isEmpty() || at.isEmpty() || merged.get(0).count() == 0) {
      return Measured.NOTHING;
    }
    LatencyAnswer.Window all = merged.get(0);
    return new Measured(
        value.apply(all), all.count(), in(at.get(), steps).stream().map(value).toList());
  }

  /** The whole service, if it had any requests. */
  Optional<Timed> whole(List<LatencyAnswer.Series> now, List<LatencyAnswer.Series> steps) {
    return timed(now, steps).stream()
        .filter(timed -> SeriesKey.WHOLE_SERVICE.equals(timed.name()))
        .findFirst();
  }

  /** All but the whole service. */
  List<Timed> parts(List<LatencyAnswer.Series> now, List<LatencyAnswer.Series> steps) {
    return timed(now, steps).stream()
        .filter(timed -> !SeriesKey.WHOLE_SERVICE.equals(timed.name()))
        .toList();
  }

  private List<Timed> timed(List<LatencyAnswer.Series> now, List<LatencyAnswer.Series> steps) {
    Map<String, List<LatencyAnswer.Window>> stepped =
        steps.stream()
            .collect(
                Collectors.toMap(
                    LatencyEvidence::name, LatencyAnswer.Series::windows, (a, b) -> a));
    return now.stream()
        .filter(series -> series.windows().get(0).count() > 0)
        .map(series -> timed(series, stepped.getOrDefault(name(series), List.of())))
        .toList();
  }

  private Timed timed(LatencyAnswer.Series series, List<LatencyAnswer.Window> steps) {
    LatencyAnswer.Window all = series.windows().get(0);
    return new Timed(
        name(series),
        all.count(),
        all.errors(),
        all.mean(),
        all.quantiles().get("0.95"),
        all.total(),
        all.rows() == null ? 0 : all.rows(),
        timeline.counts(in(range, steps)),
        kinds(all),
        FigureEvidence.of(
            before
                .map(at -> share(in(at, steps), LatencyAnswer.Window::errors))
                .orElse(Measured.NOTHING),
            share(in(range, steps), LatencyAnswer.Window::errors)));
  }

  /**
   * How requests failed. What is not told apart in the range before is taken for the same kind, so
   * that none is said to rise that was merely not named.
   *
   * @param now each series merged over the range
   * @param steps in windows, over both
   */
  List<Failure> failures(List<LatencyAnswer.Series> now, List<LatencyAnswer.Series> steps) {
    List<LatencyAnswer.Window> windows = windows(steps, SeriesKey.WHOLE_SERVICE);
    List<Failure> failures = new ArrayList<>();
    for (LatencyAnswer.Window all : windows(now, SeriesKey.WHOLE_SERVICE)) {
      kinds(all)
          .forEach(
              (kind, errors) ->
                  failures.add(new Failure(kind, errors, all.count(), rate(kind, windows))));
    }
    return failures;
  }

  private FigureEvidence rate(String kind, List<LatencyAnswer.Window> windows) {
    return FigureEvidence.of(
        before
            .map(at -> share(in(at, windows), window -> Failure.atMost(kinds(window), kind)))
            .orElse(Measured.NOTHING),
        share(in(range, windows), window -> Failure.atLeast(kinds(window), kind)));
  }

  private static Map<String, Long> kinds(LatencyAnswer.Window window) {
    return window.errorKinds() == null ? Map.of() : window.errorKinds();
  }

  private static Measured share(
      List<LatencyAnswer.Window> windows, ToLongFunction<LatencyAnswer.Window> part) {
    long count = windows.stream().mapToLong(LatencyAnswer.Window::count).sum();
    long errors = windows.stream().mapToLong(part).sum();
    return count == 0
        ? Measured.NOTHING
        : new Measured(
            (double) errors / count,
            count,
            windows.stream()
                .map(window -> (double) part.applyAsLong(window) / window.count())
                .toList());
  }

  private static List<LatencyAnswer.Window> windows(List<LatencyAnswer.Series> all, String name) {
    return all.stream()
        .filter(series -> name.equals(name(series)))
        .flatMap(series -> series.windows().stream())
        .toList();
  }

  private static List<LatencyAnswer.Window> in(Range at, List<LatencyAnswer.Window> windows) {
    return windows.stream()
        .filter(window -> window.count() > 0 && at.holds(window.start(), window.end()))
        .toList();
  }

  private static String name(LatencyAnswer.Series series) {
    return series.operation() == null ? series.statement() : series.operation();
  }
}
