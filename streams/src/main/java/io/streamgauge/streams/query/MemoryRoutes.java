package io.streamgauge.streams.query;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.streamgauge.metric.MemoryTrend;
import io.streamgauge.service.http.Parameters;
import io.streamgauge.service.http.Routes;
import io.streamgauge.streams.store.Retention;
import io.streamgauge.streams.store.StoreNames;
import io.streamgauge.streams.window.Resolution;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * {@code GET /api/v1/memory}. Trends cannot be merged, so without a step the 10 s windows are
 * given.
 */
final class MemoryRoutes implements Routes {

  private final StoreReader reader;
  private final Retention retention;
  private final CompletenessQueries completeness;
  private final Clock clock;

  MemoryRoutes(
      StoreReader reader, Retention retention, CompletenessQueries completeness, Clock clock) {
    this.completeness = completeness;
    this.reader = reader;
    this.retention = retention;
    this.clock = clock;
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.get("/api/v1/memory", this::answer);
  }

  private void answer(Context context) {
    Parameters parameters = Parameters.of(context, "service", "instance", "from", "to", "step");
    WindowQuery query = WindowQuery.of(parameters);
    Resolution step =
        query
            .step()
            .or(() -> query.from().map(from -> finestKept(from.toEpochMilli())))
            .orElse(Resolution.TEN_SECONDS);
    Map<String, List<MemoryTrend>> byInstance = new TreeMap<>();
    for (RangePlan.Part part : query.windowsOf(step).parts()) {
      reader.<MemoryTrend>windows(
          StoreNames.MEMORY,
          part,
          query.keyPrefix(),
          (window, content) -> {
            if (parameters.optional("instance").map(content.getInstance()::equals).orElse(true)) {
              byInstance.computeIfAbsent(window.key(), key -> new ArrayList<>()).add(content);
            }
          });
    }
    byInstance.values().forEach(all -> all.sort(Comparator.comparingLong(MemoryTrend::getStart)));
    List<MemoryAnswer.Series> series =
        byInstance.values().stream().map(MemoryAnswer.Series::of).toList();
    context.json(
        new MemoryAnswer(
            series,
            completeness.verdicts(
                Set.of(EventKind.MEMORY),
                query,
                series.stream().map(MemoryAnswer.Series::service))));
  }

  private Resolution finestKept(long from) {
    return RangePlan.finestKept(from, clock.millis(), retention);
  }
}
