package io.streamgauge.streams.query;

import io.streamgauge.metric.MemoryTrend;
import io.streamgauge.streams.store.Retention;
import io.streamgauge.streams.store.StoreNames;
import io.streamgauge.streams.window.Resolution;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Reads the windows of memory and load from the stores. Thread-safe. */
public final class MemoryQueries {

  private final StoreReader reader;
  private final Retention retention;
  private final Clock clock;

  public MemoryQueries(StoreReader reader, Retention retention, Clock clock) {
    this.reader = reader;
    this.retention = retention;
    this.clock = clock;
  }

  /**
   * The windows of each instance in the range. Trends cannot be merged, so without a step they are
   * those of the finest resolution that is still kept.
   *
   * @param instance only instances of this name, if present
   * @return the windows of each instance of each service, ordered by service and name, and by start
   */
  public Map<String, List<MemoryTrend>> windows(WindowQuery query, Optional<String> instance) {
    Map<String, List<MemoryTrend>> byInstance = new TreeMap<>();
    for (RangePlan.Part part : query.windowsOf(step(query)).parts()) {
      reader.<MemoryTrend>windows(
          StoreNames.MEMORY,
          part,
          query.keyPrefix(),
          (window, content) -> {
            if (instance.map(content.getInstance()::equals).orElse(true)) {
              byInstance.computeIfAbsent(window.key(), key -> new ArrayList<>()).add(content);
            }
          });
    }
    byInstance.values().forEach(all -> all.sort(Comparator.comparingLong(MemoryTrend::getStart)));
    return byInstance;
  }

  private Resolution step(WindowQuery query) {
    return query
        .step()
        .or(() -> query.from().map(from -> finestKept(from.toEpochMilli())))
        .orElse(Resolution.TEN_SECONDS);
  }

  private Resolution finestKept(long from) {
    return RangePlan.finestKept(from, clock.millis(), retention);
  }
}
