package io.streamgauge.streams.query;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.streamgauge.metric.CacheRatio;
import io.streamgauge.service.http.Parameters;
import io.streamgauge.service.http.Routes;
import io.streamgauge.streams.store.Retention;
import io.streamgauge.streams.store.StoreNames;
import io.streamgauge.streams.window.Resolution;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** {@code GET /api/v1/caches}. */
final class CacheRoutes implements Routes {

  private final StoreReader reader;
  private final Retention retention;
  private final CompletenessQueries completeness;
  private final Clock clock;

  CacheRoutes(
      StoreReader reader, Retention retention, CompletenessQueries completeness, Clock clock) {
    this.completeness = completeness;
    this.reader = reader;
    this.retention = retention;
    this.clock = clock;
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.get("/api/v1/caches", this::answer);
  }

  private void answer(Context context) {
    Parameters parameters = Parameters.of(context, "service", "cache", "from", "to", "step");
    WindowQuery query = WindowQuery.of(parameters);
    Map<String, List<CacheRatio>> byCache = new TreeMap<>();
    for (RangePlan.Part part : RangePlan.of(query, clock.millis(), retention).parts()) {
      reader.<CacheRatio>windows(
          StoreNames.CACHES,
          part,
          query.keyPrefix(),
          (window, content) -> {
            if (matches(parameters.optional("cache"), content.getCache())) {
              byCache.computeIfAbsent(window.key(), key -> new ArrayList<>()).add(content);
            }
          });
    }
    List<CacheAnswer.Series> series =
        byCache.values().stream().map(all -> series(query, all)).toList();
    context.json(
        new CacheAnswer(
            series,
            completeness.verdicts(
                Set.of(EventKind.CACHES),
                query,
                series.stream().map(CacheAnswer.Series::service))));
  }

  private static boolean matches(Optional<String> wanted, String name) {
    return wanted.isEmpty() || wanted.get().equals(name);
  }

  private static CacheAnswer.Series series(WindowQuery query, List<CacheRatio> windows) {
    CacheRatio any = windows.get(0);
    return new CacheAnswer.Series(
        any.getService(),
        any.getCache(),
        query.step().isPresent()
            ? windows.stream()
                .map(window -> CacheAnswer.Window.of(window, window.getStart(), window.getEnd()))
                .toList()
            : List.of(merged(windows)));
  }

  private static CacheAnswer.Window merged(List<CacheRatio> windows) {
    CacheRatio sum = CacheRatio.newBuilder(windows.get(0)).build();
    for (CacheRatio window : windows.subList(1, windows.size())) {
      sum.setHits(sum.getHits() + window.getHits());
      sum.setMisses(sum.getMisses() + window.getMisses());
      sum.setLoads(sum.getLoads() + window.getLoads());
      sum.setLoadFailures(sum.getLoadFailures() + window.getLoadFailures());
      sum.setLoadTime(sum.getLoadTime() + window.getLoadTime());
      sum.setEvictions(sum.getEvictions() + window.getEvictions());
      sum.setFirstEvent(Math.min(sum.getFirstEvent(), window.getFirstEvent()));
      sum.setLastEvent(Math.max(sum.getLastEvent(), window.getLastEvent()));
      sum.setSize(window.getSize());
    }
    Resolution fine = Resolution.TEN_SECONDS;
    return CacheAnswer.Window.of(
        sum, fine.startOf(sum.getFirstEvent()), fine.endOf(sum.getLastEvent()));
  }
}
