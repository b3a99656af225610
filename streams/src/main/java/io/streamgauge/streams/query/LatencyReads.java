package io.streamgauge.streams.query;

import io.streamgauge.metric.LatencyDelta;
import io.streamgauge.metric.Measure;
import io.streamgauge.streams.latency.SeriesKey;
import io.streamgauge.streams.store.Retention;
import io.streamgauge.streams.store.StoreFamily;
import io.streamgauge.streams.store.StoreNames;
import io.streamgauge.streams.window.Resolution;
import io.streamgauge.streams.window.WindowId;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** Reads the windows of requests and statements from the stores. Thread-safe. */
final class LatencyReads {

  private static final List<StoreFamily> FAMILIES =
      List.of(StoreNames.LATENCY, StoreNames.LATENCY_OVERFLOW);

  private final VariantReads variants;
  private final StoreReader reader;
  private final Retention retention;
  private final Limits limits;
  private final Clock clock;
  private final Supplier<ReadCount> counts;

  /** Each read may read as much as an answer may. */
  LatencyReads(StoreReader reader, Retention retention, Limits limits, Clock clock) {
    this(reader, retention, limits, clock, () -> new ReadCount(limits));
  }

  /**
   * @param counts asked for each read; the same where several reads are for one answer
   */
  LatencyReads(
      StoreReader reader,
      Retention retention,
      Limits limits,
      Clock clock,
      Supplier<ReadCount> counts) {
    this.variants = new VariantReads(reader, retention, clock, counts);
    this.reader = reader;
    this.retention = retention;
    this.limits = limits;
    this.clock = clock;
    this.counts = counts;
  }

  /**
   * Visits the windows of a query, with {@link SeriesGroup} as their keys. Of variants, several may
   * have the same key and start.
   */
  void visit(
      Measure measure,
      WindowQuery query,
      Optional<String> series,
      VariantChoice choice,
      BiConsumer<WindowId, LatencyDelta> visitor) {
    if (choice.isAll()) {
      visit(measure, query, series, visitor);
    } else {
      variants.visit(measure, query, series, choice, visitor);
    }
  }

  /**
   * Visits the windows of a query; those of one series in the order of their start, unless they are
   * of several resolutions.
   *
   * @param series only this operation or statement, if present
   */
  void visit(
      Measure measure,
      WindowQuery query,
      Optional<String> series,
      BiConsumer<WindowId, LatencyDelta> visitor) {
    ReadCount read = counts.get();
    BiConsumer<WindowId, LatencyDelta> limited =
        (window, content) -> {
          read.next(query);
          if (series.isEmpty() || series.get().equals(content.getSeries())) {
            visitor.accept(window, content);
          }
        };
    for (RangePlan.Part part : RangePlan.of(query, clock.millis(), retention).parts()) {
      if (query.service().isPresent() && series.isPresent()) {
        SeriesKey key = new SeriesKey(measure, query.service().get(), series.get());
        reader.windowsOf(family(series.get()), part, key.toString(), limited);
      } else {
        String prefix = SeriesKey.prefix(measure, query.service().orElse(null));
        FAMILIES.forEach(family -> reader.windows(family, part, prefix, limited));
      }
    }
  }

  /** Visits the latest window of a series that can change no more, if there is one. */
  void latest(SeriesKey series, Resolution resolution, BiConsumer<WindowId, LatencyDelta> visitor) {
    long from = resolution.startOf(clock.millis() - retention.of(resolution).toMillis());
    reader.latestOf(
        family(series.series()), resolution, Math.max(0, from), series.toString(), visitor);
  }

  private static StoreFamily family(String series) {
    return SeriesKey.OVERFLOW.equals(series) ? StoreNames.LATENCY_OVERFLOW : StoreNames.LATENCY;
  }

  /** Whether a window can still change. */
  boolean isOpen(WindowId window, LatencyDelta content) {
    if (!content.getVariant().isEmpty()) {
      return variants.isOpen(window, content);
    }
    return reader.isOpen(family(content.getSeries()), window);
  }

  Limits limits() {
    return limits;
  }
}
