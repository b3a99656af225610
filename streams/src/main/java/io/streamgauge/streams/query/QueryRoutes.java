package io.streamgauge.streams.query;

import static java.util.Objects.requireNonNull;

import io.javalin.router.JavalinDefaultRoutingApi;
import io.streamgauge.service.http.Routes;
import io.streamgauge.streams.store.Retention;
import io.streamgauge.streams.window.TimeMode;
import java.time.Clock;
import java.util.function.Supplier;

/** All routes that answer from the state stores. */
public final class QueryRoutes implements Routes {

  private final StoreReader reader;
  private final Settings settings;
  private final Supplier<PipelineLag> lag;
  private final Clock clock;

  /**
   * What the answers depend on besides the stores.
   *
   * @param timeMode live events or recorded ones
   * @param retention how long windows are kept
   * @param seriesBudget series that a service may have
   */
  public record Settings(TimeMode timeMode, Retention retention, int seriesBudget) {

    public Settings {
      requireNonNull(timeMode, "timeMode");
      requireNonNull(retention, "retention");
    }

    /** What an answer may cost; recordings are one's own. */
    public Limits limits() {
      return timeMode instanceof TimeMode.Live ? Limits.DEFAULT : Limits.NONE;
    }
  }

  /**
   * @param lag asked for each answer
   */
  public QueryRoutes(StoreReader reader, Settings settings, Supplier<PipelineLag> lag) {
    this.reader = reader;
    this.settings = settings;
    this.lag = lag;
    this.clock = Clock.systemUTC();
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    Retention retention = settings.retention();
    CompletenessQueries completeness =
        new CompletenessQueries(reader, lag, settings.timeMode(), clock);
    Limits limits = settings.limits();
    LatencyReads latency = new LatencyReads(reader, retention, limits, clock);
    new LatencyRoutes(new LatencyQueries(latency), completeness, limits, clock).register(routes);
    new LatestRoutes(latency, completeness).register(routes);
    new HistogramRoutes(latency, completeness, retention, clock).register(routes);
    new CacheRoutes(
            new CacheQueries(reader, retention, clock, () -> new ReadCount(limits)),
            completeness,
            limits)
        .register(routes);
    memory(completeness).register(routes);
    new GaugeRoutes(
            new GaugeQueries(reader, retention, clock, () -> new ReadCount(limits)),
            completeness,
            limits)
        .register(routes);
    new ServiceRoutes(reader, limits).register(routes);
    new CardinalityRoutes(reader, settings.seriesBudget(), clock).register(routes);
    new CompletenessRoutes(completeness, limits, clock).register(routes);
  }

  private MemoryRoutes memory(CompletenessQueries completeness) {
    Limits limits = settings.limits();
    MemoryQueries queries =
        new MemoryQueries(reader, settings.retention(), clock, () -> new ReadCount(limits));
    return settings.timeMode() instanceof TimeMode.Live
        ? MemoryRoutes.live(queries, completeness, limits, settings.retention(), clock)
        : MemoryRoutes.recorded(queries, completeness, limits);
  }
}
