package io.streamgauge.streams.exposition;

import io.streamgauge.metric.CacheRatio;
import io.streamgauge.metric.LatencySummary;
import io.streamgauge.metric.MemoryTrend;
import io.streamgauge.service.feed.Entry;
import io.streamgauge.service.feed.FeedKind;
import io.streamgauge.streams.query.WindowKinds;
import java.util.Map;

/** All series that are exposed, by kind. */
final class SeriesTables {

  private static final SeriesTable.Shape<LatencySummary> LATENCY =
      new SeriesTable.Shape<>(
          LatencySummary.class, LatencySummary::getResolution, LatencySummary::getState);

  private final SeriesLimit limit;
  private final SeriesTable<LatencySummary, LatencySeries> requests;
  private final SeriesTable<LatencySummary, LatencySeries> queries;
  private final SeriesTable<CacheRatio, CacheSeries> caches;
  private final SeriesTable<MemoryTrend, MemorySeries> memory;
  private final Map<FeedKind<?>, SeriesTable<?, ?>> byKind;

  SeriesTables(SeriesLimit limit) {
    this.limit = limit;
    requests = new SeriesTable<>(LATENCY, LatencySeries::new, limit);
    queries = new SeriesTable<>(LATENCY, LatencySeries::new, limit);
    caches =
        new SeriesTable<>(
            new SeriesTable.Shape<>(
                CacheRatio.class, CacheRatio::getResolution, CacheRatio::getState),
            CacheSeries::new,
            limit);
    memory =
        new SeriesTable<>(
            new SeriesTable.Shape<>(
                MemoryTrend.class, MemoryTrend::getResolution, MemoryTrend::getState),
            MemorySeries::new,
            limit);
    byKind =
        Map.of(
            WindowKinds.REQUESTS, requests,
            WindowKinds.QUERIES, queries,
            WindowKinds.CACHES, caches,
            WindowKinds.MEMORY, memory);
  }

  void take(Entry entry, long now) {
    SeriesTable<?, ?> table = byKind.get(entry.kind());
    if (table != null) {
      entry.value().ifPresent(record -> table.take(entry.origin(), record, now));
    }
  }

  void forgetSilent(long now) {
    byKind.values().forEach(table -> table.forgetSilent(now));
  }

  SeriesLimit limit() {
    return limit;
  }

  SeriesTable<LatencySummary, LatencySeries> requests() {
    return requests;
  }

  SeriesTable<LatencySummary, LatencySeries> queries() {
    return queries;
  }

  SeriesTable<CacheRatio, CacheSeries> caches() {
    return caches;
  }

  SeriesTable<MemoryTrend, MemorySeries> memory() {
    return memory;
  }
}
