package io.streamgauge.streams.query;

import io.javalin.router.JavalinDefaultRoutingApi;
import io.streamgauge.service.http.Documented;
import io.streamgauge.service.http.Paging;
import io.streamgauge.service.http.Parameters;
import io.streamgauge.service.http.Routes;
import io.streamgauge.service.openapi.Operation;
import io.streamgauge.service.openapi.Parameter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** {@code GET /api/v1/completeness}: what the numbers lack, and since when. */
final class CompletenessRoutes implements Routes {

  private static final Duration DECIDES = Duration.ofHours(1);

  private static final Operation<CompletenessAnswer> COMPLETENESS =
      Operation.json(
              "/api/v1/completeness", CompletenessAnswer.class, "What the numbers lack, and why")
          .describedAs(
              "Reasons are `lost`, `dropped`, `late`, `ahead`, `silent` and `behind`. Counts are of"
                  + " all time; what was found missing since `from` decides.")
          .with(
              QueryParameters.SERVICE,
              Parameter.instant("from", "Since when; an hour ago, unless given."),
              Paging.LIMIT,
              Paging.CURSOR)
          .example("/api/v1/completeness?service=shop", "examples/completeness.json");

  private final CompletenessQueries queries;
  private final Limits limits;
  private final Clock clock;

  CompletenessRoutes(CompletenessQueries queries, Limits limits, Clock clock) {
    this.queries = queries;
    this.limits = limits;
    this.clock = clock;
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.addEndpoint(Documented.json(COMPLETENESS, this::answer));
  }

  private CompletenessAnswer answer(Parameters parameters) {
    Instant from = parameters.instant("from").orElseGet(() -> clock.instant().minus(DECIDES));
    return queries
        .answer(parameters.optional("service"), from.toEpochMilli())
        .page(Paging.of(parameters, limits.page()));
  }
}
