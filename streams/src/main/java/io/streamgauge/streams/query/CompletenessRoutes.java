package io.streamgauge.streams.query;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.streamgauge.service.http.Parameters;
import io.streamgauge.service.http.Routes;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/** {@code GET /api/v1/completeness}: what the numbers lack, and since when. */
final class CompletenessRoutes implements Routes {

  private static final Duration DECIDES = Duration.ofHours(1);

  private final CompletenessQueries queries;
  private final Clock clock;

  CompletenessRoutes(CompletenessQueries queries, Clock clock) {
    this.queries = queries;
    this.clock = clock;
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.get("/api/v1/completeness", this::answer);
  }

  private void answer(Context context) {
    Parameters parameters = Parameters.of(context, "service", "from");
    Instant from = parameters.instant("from").orElseGet(() -> clock.instant().minus(DECIDES));
    context.json(queries.answer(parameters.optional("service"), from.toEpochMilli()));
  }
}
