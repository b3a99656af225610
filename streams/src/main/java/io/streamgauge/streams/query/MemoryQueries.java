package io.streamgauge.streams.query;

import io.streamgauge.metric.MemoryTrend;
import io.streamgauge.service.http.Paging;
import io.streamgauge.streams.store.Retention;
import io.streamgauge.streams.store.StoreNames;
import io.streamgauge.streams.window.Resolution;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Reads the windows of memory and load from the stores. Thread-safe. */
public final class MemoryQueries {

  private final NamedWindows<MemoryTrend> instances;
  private final Retention retention;
  private final Clock clock;

  /**
   * @param counts asked for each question; the same where several are for one answer
   */
  public MemoryQueries(
      StoreReader reader, Retention retention, Clock clock, Supplier<ReadCount> counts) {
    this.instances =
        new NamedWindows<>(reader, counts, StoreNames.MEMORY, MemoryTrend::getInstance);
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
    return windows(query, instance, Paging.all(), Limits.NONE).all();
  }

  /** The same for the instances of a page. */
  Gathering<List<MemoryTrend>> windows(
      WindowQuery query, Optional<String> instance, Paging paging, Limits limits) {
    return read(query, query.windowsOf(step(query)), instance, paging, limits);
  }

  /**
   * Windows that cover the range without overlap, of several resolutions where no step is asked
   * for; their trends are of no use then.
   */
  Gathering<List<MemoryTrend>> loads(
      WindowQuery query, Optional<String> instance, Paging paging, Limits limits) {
    RangePlan plan = RangePlan.of(query, clock.millis(), retention);
    return read(query, plan, instance, paging, limits);
  }

  private Gathering<List<MemoryTrend>> read(
      WindowQuery query, RangePlan plan, Optional<String> instance, Paging paging, Limits limits) {
    Gathering<List<MemoryTrend>> byInstance = instances.read(query, plan, instance, paging, limits);
    byInstance
        .all()
        .values()
        .forEach(all -> all.sort(Comparator.comparingLong(MemoryTrend::getStart)));
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
