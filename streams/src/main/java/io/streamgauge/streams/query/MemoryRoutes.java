package io.streamgauge.streams.query;

import io.javalin.router.JavalinDefaultRoutingApi;
import io.streamgauge.service.http.Documented;
import io.streamgauge.service.http.Page;
import io.streamgauge.service.http.Paging;
import io.streamgauge.service.http.Parameters;
import io.streamgauge.service.http.Routes;
import io.streamgauge.service.openapi.Operation;
import io.streamgauge.service.openapi.Parameter;
import io.streamgauge.streams.store.Retention;
import io.streamgauge.streams.window.Resolution;
import java.time.Clock;
import java.util.Set;
import java.util.function.UnaryOperator;

/**
 * {@code GET /api/v1/memory} and {@code /api/v1/resources}. Trends cannot be merged, so without a
 * step the finest windows are given, and without a range the latest; readings of load can.
 */
final class MemoryRoutes implements Routes {

  private static final Parameter INSTANCE = Parameter.text("instance", "Only this instance.");

  /** As many as a page of 1,000 instances may have of the 100,000 windows in an answer. */
  private static final int LATEST = 90;

  private static final Parameter FROM =
      Parameter.instant(
          "from",
          "Start of the range; without it, the "
              + LATEST
              + " windows before `to`, which is now unless given (15 min in windows of 10 s). Of"
              + " recordings, everything.");
  private static final Parameter STEP =
      Parameter.choice(
          "step",
          "Length of the windows; without it, the finest that are still kept.",
          Resolution.ALL.stream().map(Resolution::label).toList());

  private static final Operation<MemoryAnswer> MEMORY =
      Operation.json("/api/v1/memory", MemoryAnswer.class, "Memory of each instance")
          .describedAs(
              "Use, floor (what survives collection), growth of the floor, and when it reaches the"
                  + " limit. Trends cannot be merged: without `step` the finest windows that are"
                  + " kept are given.")
          .with(QueryParameters.SERVICE, INSTANCE, FROM, QueryParameters.TO)
          .with(STEP, Paging.LIMIT, Paging.CURSOR)
          .example("/api/v1/memory?service=shop&from=1795258160000", "examples/memory.json");

  private static final Operation<ResourceAnswer> RESOURCES =
      Operation.json("/api/v1/resources", ResourceAnswer.class, "Load of each instance")
          .describedAs(
              "Use of processors by the process and by its machine, load average, threads, pauses of the"
                  + " collector, memory outside of the heap.")
          .with(QueryParameters.SERVICE, INSTANCE, QueryParameters.FROM, QueryParameters.TO)
          .with(QueryParameters.STEP, Paging.LIMIT, Paging.CURSOR)
          .example(
              "/api/v1/resources?service=shop&from=1795258160000&step=10s",
              "examples/resources.json");

  private final MemoryQueries queries;
  private final CompletenessQueries completeness;
  private final Limits limits;
  private final UnaryOperator<WindowQuery> inRange;

  /**
   * @param inRange adds a range to a question about memory that has none
   */
  private MemoryRoutes(
      MemoryQueries queries,
      CompletenessQueries completeness,
      Limits limits,
      UnaryOperator<WindowQuery> inRange) {
    this.queries = queries;
    this.completeness = completeness;
    this.limits = limits;
    this.inRange = inRange;
  }

  /** Of services that run: without a range, the latest windows of memory are given. */
  static MemoryRoutes live(
      MemoryQueries queries,
      CompletenessQueries completeness,
      Limits limits,
      Retention retention,
      Clock clock) {
    LatestWindows latest = new LatestWindows(LATEST, retention);
    return new MemoryRoutes(
        queries, completeness, limits, query -> latest.of(query, clock.millis()));
  }

  /** Of recordings: without a range, everything is given. */
  static MemoryRoutes recorded(
      MemoryQueries queries, CompletenessQueries completeness, Limits limits) {
    return new MemoryRoutes(queries, completeness, limits, UnaryOperator.identity());
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.addEndpoint(Documented.json(MEMORY, this::memory));
    routes.addEndpoint(Documented.json(RESOURCES, this::resources));
  }

  private MemoryAnswer memory(Parameters parameters) {
    WindowQuery query = inRange.apply(WindowQuery.of(parameters));
    Page<MemoryAnswer.Series> page =
        queries
            .windows(query, parameters.optional(INSTANCE.name()), paging(parameters), limits)
            .page((key, windows) -> MemoryAnswer.Series.of(windows));
    return new MemoryAnswer(
        page.entries(),
        completeness.verdicts(
            Set.of(EventKind.MEMORY),
            query,
            page.entries().stream().map(MemoryAnswer.Series::service)),
        page.next());
  }

  private ResourceAnswer resources(Parameters parameters) {
    WindowQuery query = WindowQuery.of(parameters);
    boolean stepped = query.step().isPresent();
    Page<ResourceAnswer.Series> page =
        queries
            .loads(query, parameters.optional(INSTANCE.name()), paging(parameters), limits)
            .page((key, windows) -> ResourceAnswer.Series.of(stepped, windows));
    return new ResourceAnswer(
        page.entries(),
        completeness.verdicts(
            Set.of(EventKind.MEMORY),
            query,
            page.entries().stream().map(ResourceAnswer.Series::service)),
        page.next());
  }

  private Paging paging(Parameters parameters) {
    return Paging.of(parameters, limits.page());
  }
}
