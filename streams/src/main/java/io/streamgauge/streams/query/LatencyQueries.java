package io.streamgauge.streams.query;

import io.streamgauge.metric.LatencyDelta;
import io.streamgauge.metric.Measure;
import io.streamgauge.streams.latency.Distribution;
import io.streamgauge.streams.latency.SeriesKey;
import io.streamgauge.streams.store.Retention;
import io.streamgauge.streams.store.StoreFamily;
import io.streamgauge.streams.store.StoreNames;
import io.streamgauge.streams.window.Resolution;
import io.streamgauge.streams.window.WindowId;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/** Answers questions about the latency of requests and statements from the stores. Thread-safe. */
final class LatencyQueries {

  private static final List<StoreFamily> FAMILIES =
      List.of(StoreNames.LATENCY, StoreNames.LATENCY_OVERFLOW);

  private final StoreReader reader;
  private final Retention retention;
  private final Clock clock;

  LatencyQueries(StoreReader reader, Retention retention, Clock clock) {
    this.reader = reader;
    this.retention = retention;
    this.clock = clock;
  }

  /** The series that are asked for, ordered by service and name. */
  List<LatencyAnswer.Series> answer(
      Measure measure, WindowQuery query, Optional<String> series, List<Double> quantiles) {
    return query.step().isPresent()
        ? stepped(measure, query, series, quantiles)
        : merged(measure, query, series, quantiles);
  }

  private List<LatencyAnswer.Series> stepped(
      Measure measure, WindowQuery query, Optional<String> series, List<Double> quantiles) {
    Map<String, List<LatencyAnswer.Window>> bySeries = new TreeMap<>();
    visit(
        measure,
        query,
        series,
        (window, content) ->
            bySeries
                .computeIfAbsent(window.key(), key -> new ArrayList<>())
                .add(
                    LatencyAnswer.Window.of(
                        measure,
                        window.start(),
                        window.end(),
                        Distribution.of(content),
                        quantiles,
                        !reader.isOpen(family(content), window))));
    List<LatencyAnswer.Series> answer = new ArrayList<>();
    bySeries.forEach(
        (key, windows) -> {
          SeriesKey name = SeriesKey.parse(key);
          answer.add(LatencyAnswer.Series.of(measure, name.service(), name.series(), windows));
        });
    return answer;
  }

  private List<LatencyAnswer.Series> merged(
      Measure measure, WindowQuery query, Optional<String> series, List<Double> quantiles) {
    Map<String, Merged> bySeries = new TreeMap<>();
    visit(
        measure,
        query,
        series,
        (window, content) ->
            bySeries
                .computeIfAbsent(window.key(), key -> new Merged())
                .add(content, reader.isOpen(family(content), window)));
    Span span = Span.of(query, bySeries.values());
    List<LatencyAnswer.Series> answer = new ArrayList<>();
    bySeries.forEach(
        (key, merged) -> {
          SeriesKey name = SeriesKey.parse(key);
          LatencyAnswer.Window window =
              LatencyAnswer.Window.of(
                  measure, span.start(), span.end(), merged.durations, quantiles, !merged.open);
          answer.add(
              LatencyAnswer.Series.of(measure, name.service(), name.series(), List.of(window)));
        });
    return answer;
  }

  private void visit(
      Measure measure,
      WindowQuery query,
      Optional<String> series,
      BiConsumer<WindowId, LatencyDelta> visitor) {
    String prefix = SeriesKey.prefix(measure, query.service().orElse(null));
    for (RangePlan.Part part : RangePlan.of(query, clock.millis(), retention).parts()) {
      for (StoreFamily family : FAMILIES) {
        reader.<LatencyDelta>windows(
            family,
            part,
            prefix,
            (window, content) -> {
              if (series.isEmpty() || series.get().equals(content.getSeries())) {
                visitor.accept(window, content);
              }
            });
      }
    }
  }

  private static StoreFamily family(LatencyDelta content) {
    return SeriesKey.OVERFLOW.equals(content.getSeries())
        ? StoreNames.LATENCY_OVERFLOW
        : StoreNames.LATENCY;
  }

  /** The windows of one series, merged. */
  private static final class Merged {

    private final Distribution durations = new Distribution();
    private boolean open;

    void add(LatencyDelta content, boolean isOpen) {
      durations.add(content);
      open |= isOpen;
    }
  }

  /** What the merged windows of all series span: what was asked for, or else what there is. */
  private record Span(long start, long end) {

    static Span of(WindowQuery query, Collection<Merged> all) {
      Resolution fine = Resolution.TEN_SECONDS;
      long first = Long.MAX_VALUE;
      long last = Long.MIN_VALUE;
      for (Merged merged : all) {
        first = Math.min(first, merged.durations.firstEvent());
        last = Math.max(last, merged.durations.lastEvent());
      }
      long start =
          query.from().map(Instant::toEpochMilli).map(fine::startOf).orElse(Long.MAX_VALUE);
      long end = query.to().map(to -> fine.endOf(to.toEpochMilli() - 1)).orElse(0L);
      return new Span(Math.min(start, fine.startOf(first)), Math.max(end, fine.endOf(last)));
    }
  }
}
