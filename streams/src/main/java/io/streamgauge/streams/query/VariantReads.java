package io.streamgauge.streams.query;

import io.streamgauge.metric.LatencyDelta;
import io.streamgauge.metric.Measure;
import io.streamgauge.streams.latency.SeriesKey;
import io.streamgauge.streams.latency.Variant;
import io.streamgauge.streams.latency.VariantKey;
import io.streamgauge.streams.store.Retention;
import io.streamgauge.streams.store.StoreFamily;
import io.streamgauge.streams.store.StoreNames;
import io.streamgauge.streams.window.WindowId;
import java.time.Clock;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Supplier;

/** Reads the windows of variants of services from the stores. Thread-safe. */
final class VariantReads {

  private static final StoreFamily FAMILY = StoreNames.LATENCY_VARIANTS;

  private final StoreReader reader;
  private final Retention retention;
  private final Clock clock;
  private final Supplier<ReadCount> counts;

  /**
   * @param retention how long windows of whole services are kept
   * @param counts asked for each read
   */
  VariantReads(StoreReader reader, Retention retention, Clock clock, Supplier<ReadCount> counts) {
    this.reader = reader;
    this.retention = retention.ofVariants();
    this.clock = clock;
    this.counts = counts;
  }

  /**
   * Visits the windows of a query, with {@link SeriesGroup} as their keys: several times the same
   * one where several variants are of one group.
   *
   * @param series only this operation or statement, if present
   */
  void visit(
      Measure measure,
      WindowQuery query,
      Optional<String> series,
      VariantChoice choice,
      BiConsumer<WindowId, LatencyDelta> visitor) {
    ReadCount read = counts.get();
    BiConsumer<WindowId, LatencyDelta> chosen =
        (window, content) -> {
          read.next(query);
          Variant variant = Variant.parse(content.getVariant()).orElse(Variant.OTHER);
          if (choice.includes(variant)
              && (series.isEmpty() || series.get().equals(content.getSeries()))) {
            SeriesGroup key = new SeriesGroup(keyOf(content), choice.groupOf(variant));
            visitor.accept(
                new WindowId(window.resolution(), window.start(), key.toString()), content);
          }
        };
    String prefix = prefix(measure, query, choice);
    Optional<String> owner = owner(measure, query, series);
    long now = clock.millis();
    for (RangePlan.Part part : RangePlan.of(query, now, retention, FAMILY.resolutions()).parts()) {
      if (owner.isPresent()) {
        reader.windowsWith(FAMILY, part, prefix, owner.get(), chosen);
      } else {
        reader.windows(FAMILY, part, prefix, chosen);
      }
    }
  }

  private static String prefix(Measure measure, WindowQuery query, VariantChoice choice) {
    return query
        .service()
        .map(service -> SeriesKey.prefix(measure, service) + choice.prefix())
        .orElseGet(() -> SeriesKey.prefix(measure, null));
  }

  /** The key that all variants of a series lie with; overflows have parts in every partition. */
  private static Optional<String> owner(
      Measure measure, WindowQuery query, Optional<String> series) {
    return series
        .filter(name -> !name.equals(SeriesKey.OVERFLOW))
        .flatMap(
            name ->
                query.service().map(service -> new SeriesKey(measure, service, name).toString()));
  }

  private static SeriesKey keyOf(LatencyDelta content) {
    return new SeriesKey(content.getMeasure(), content.getService(), content.getSeries());
  }

  /** Whether a window that was visited can still change. */
  boolean isOpen(WindowId window, LatencyDelta content) {
    String key = new VariantKey(keyOf(content), content.getVariant()).toString();
    return reader.isOpen(FAMILY, new WindowId(window.resolution(), window.start(), key));
  }
}
