package io.streamgauge.streams.query;

import io.javalin.router.JavalinDefaultRoutingApi;
import io.streamgauge.service.http.Documented;
import io.streamgauge.service.http.Page;
import io.streamgauge.service.http.Paging;
import io.streamgauge.service.http.Parameters;
import io.streamgauge.service.http.Routes;
import io.streamgauge.service.openapi.Operation;
import io.streamgauge.service.openapi.Parameter;
import java.util.List;
import java.util.Set;

/** {@code GET /api/v1/caches}. */
final class CacheRoutes implements Routes {

  private static final Operation<CacheAnswer> CACHES =
      Operation.json("/api/v1/caches", CacheAnswer.class, "Hit ratios of caches")
          .describedAs(
              "Over all instances of a service. With `step`, the ratio over time, and what the"
                  + " whole range amounts to besides.")
          .with(
              QueryParameters.SERVICE,
              Parameter.text("cache", "Only this cache."),
              QueryParameters.FROM,
              QueryParameters.TO,
              QueryParameters.STEP,
              Paging.LIMIT,
              Paging.CURSOR)
          .example(
              "/api/v1/caches?service=shop&from=1795258150000&step=10s", "examples/caches.json");

  private final CacheQueries queries;
  private final CompletenessQueries completeness;
  private final Limits limits;

  CacheRoutes(CacheQueries queries, CompletenessQueries completeness, Limits limits) {
    this.queries = queries;
    this.completeness = completeness;
    this.limits = limits;
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.addEndpoint(Documented.json(CACHES, this::answer));
  }

  private CacheAnswer answer(Parameters parameters) {
    WindowQuery query = WindowQuery.of(parameters);
    Page<CacheAnswer.Series> page =
        queries
            .windows(
                query, parameters.optional("cache"), Paging.of(parameters, limits.page()), limits)
            .page((key, windows) -> CacheAnswer.Series.of(query.step().isPresent(), windows));
    List<CacheAnswer.Series> series = page.entries();
    return new CacheAnswer(
        series,
        completeness.verdicts(
            Set.of(EventKind.CACHES), query, series.stream().map(CacheAnswer.Series::service)),
        page.next());
  }
}
