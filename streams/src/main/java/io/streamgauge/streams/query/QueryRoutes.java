package io.streamgauge.streams.query;

import io.javalin.router.JavalinDefaultRoutingApi;
import io.streamgauge.service.http.Routes;
import io.streamgauge.streams.store.Retention;
import java.time.Clock;

/** All routes that answer from the state stores. */
public final class QueryRoutes implements Routes {

  private final StoreReader reader;
  private final Retention retention;
  private final int seriesBudget;
  private final Clock clock;

  /**
   * @param seriesBudget series that a service may have
   */
  public QueryRoutes(StoreReader reader, Retention retention, int seriesBudget) {
    this(reader, retention, seriesBudget, Clock.systemUTC());
  }

  QueryRoutes(StoreReader reader, Retention retention, int seriesBudget, Clock clock) {
    this.seriesBudget = seriesBudget;
    this.reader = reader;
    this.retention = retention;
    this.clock = clock;
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    new LatencyRoutes(new LatencyQueries(reader, retention, clock)).register(routes);
    new CacheRoutes(reader, retention, clock).register(routes);
    new MemoryRoutes(reader, retention, clock).register(routes);
    new ServiceRoutes(reader).register(routes);
    new CardinalityRoutes(reader, seriesBudget, clock).register(routes);
  }
}
