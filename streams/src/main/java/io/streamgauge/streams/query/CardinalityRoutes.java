package io.streamgauge.streams.query;

import io.javalin.router.JavalinDefaultRoutingApi;
import io.streamgauge.metric.Measure;
import io.streamgauge.metric.SeriesOverflow;
import io.streamgauge.metric.ServiceTally;
import io.streamgauge.service.http.Documented;
import io.streamgauge.service.http.Parameters;
import io.streamgauge.service.http.ProblemException;
import io.streamgauge.service.http.Routes;
import io.streamgauge.service.openapi.Operation;
import io.streamgauge.service.openapi.Parameter;
import io.streamgauge.streams.latency.SeriesKey;
import io.streamgauge.streams.store.Keys;
import io.streamgauge.streams.store.StoreNames;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * {@code GET /api/v1/services/{service}/cardinality}; the name of a service may have slashes in it.
 */
final class CardinalityRoutes implements Routes {

  private static final int DEFAULT_LIMIT = 10;
  private static final int MOST = 100;

  private static final Operation<CardinalityAnswer> CARDINALITY =
      Operation.json(
              "/api/v1/services/<service>/cardinality",
              CardinalityAnswer.class,
              "How many series a service has, and what makes them many")
          .with(
              Parameter.path("service", "The service; its name may have slashes in it."),
              Parameter.integer("limit", "So many shapes and heavy series at most.", 1, MOST)
                  .defaultsTo(DEFAULT_LIMIT))
          .example("/api/v1/services/shop/cardinality", "examples/cardinality.json");

  private final StoreReader reader;
  private final int budget;
  private final Clock clock;

  /**
   * @param budget series that a service may have
   */
  CardinalityRoutes(StoreReader reader, int budget, Clock clock) {
    this.reader = reader;
    this.budget = budget;
    this.clock = clock;
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.addEndpoint(Documented.json(CARDINALITY, this::answer));
  }

  private CardinalityAnswer answer(Parameters parameters) {
    int limit = parameters.integer("limit", 1, MOST).orElse(DEFAULT_LIMIT);
    String service = parameters.path("service");
    CardinalityAnswer.Gathered requests = latency(Measure.REQUESTS, service);
    CardinalityAnswer.Gathered queries = latency(Measure.QUERIES, service);
    CardinalityAnswer.Gathered gauges =
        gather(
            StoreNames.GAUGE_SERIES,
            StoreNames.GAUGE_OVERFLOW_SKETCHES,
            StoreNames.GAUGE_SERIES_PREFIX + Keys.join(service, ""));
    if (requests.isEmpty() && queries.isEmpty() && gauges.isEmpty() && !isKnown(service)) {
      throw new ProblemException(
          404,
          "Unknown service",
          "nothing was heard of a service '%s'".formatted(service),
          Map.of("service", service));
    }
    long now = clock.millis();
    return new CardinalityAnswer(
        service,
        budget,
        requests.kind(limit, now),
        queries.kind(limit, now),
        gauges.kind(limit, now));
  }

  private CardinalityAnswer.Gathered latency(Measure measure, String service) {
    return gather(
        StoreNames.LATENCY_SERIES,
        StoreNames.LATENCY_OVERFLOW_SKETCHES,
        SeriesKey.prefix(measure, service));
  }

  private CardinalityAnswer.Gathered gather(String live, String overflows, String prefix) {
    CardinalityAnswer.Gathered gathered = new CardinalityAnswer.Gathered();
    reader.<Long>entries(
        live, prefix, (key, lastHeard) -> gathered.addSeries(key.substring(prefix.length())));
    reader.<SeriesOverflow>entries(
        overflows, prefix, (key, overflow) -> gathered.addOverflow(overflow));
    return gathered;
  }

  private boolean isKnown(String service) {
    AtomicBoolean known = new AtomicBoolean();
    reader.<ServiceTally>entries(
        StoreNames.TALLIES, Keys.join(service, ""), (key, tally) -> known.set(true));
    return known.get();
  }
}
