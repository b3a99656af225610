package io.streamgauge.streams.query;

import io.javalin.router.JavalinDefaultRoutingApi;
import io.streamgauge.metric.GaugeWindow;
import io.streamgauge.service.http.Documented;
import io.streamgauge.service.http.Page;
import io.streamgauge.service.http.Paging;
import io.streamgauge.service.http.Parameters;
import io.streamgauge.service.http.Routes;
import io.streamgauge.service.openapi.Operation;
import io.streamgauge.service.openapi.Parameter;
import io.streamgauge.streams.window.Resolution;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** {@code GET /api/v1/gauges} and {@code /api/v1/gauges/latest}. */
final class GaugeRoutes implements Routes {

  private static final Parameter NAME =
      Parameter.text("name", "Only gauges of this name, whatever their tags.");
  private static final Parameter SERIES =
      Parameter.text("series", "Only this series, `name{a=b,c=d}`; `*` stands for any characters.");
  private static final Parameter ONE_SERIES =
      Parameter.text("series", "The series, `name{a=b,c=d}`, without tags only the name.");

  private static final Operation<GaugeAnswer> GAUGES =
      Operation.json("/api/v1/gauges", GaugeAnswer.class, "Readings of gauges")
          .describedAs(
              "Over all instances of a service, unless a tag tells them apart. With `step`, the"
                  + " readings over time, and what the whole range amounts to besides.")
          .with(QueryParameters.SERVICE, NAME, SERIES, QueryParameters.FROM, QueryParameters.TO)
          .with(QueryParameters.STEP, Paging.LIMIT, Paging.CURSOR)
          .example(
              "/api/v1/gauges?service=shop&from=1795258150000&step=10s", "examples/gauges.json");

  private static final Operation<GaugeAnswer> LATEST =
      Operation.json(
              "/api/v1/gauges/latest", GaugeAnswer.class, "The latest final window of one gauge")
          .describedAs(
              "The latest window that can change no more, for those who ask again and again; no"
                  + " series where there is none.")
          .with(QueryParameters.SERVICE.mandatory(), ONE_SERIES.mandatory())
          .with(QueryParameters.STEP.defaultsTo(Resolution.TEN_SECONDS.label()))
          .example(
              "/api/v1/gauges/latest?service=shop&series=queue.depth",
              "examples/gauges-latest.json");

  private final GaugeQueries queries;
  private final CompletenessQueries completeness;
  private final Limits limits;

  GaugeRoutes(GaugeQueries queries, CompletenessQueries completeness, Limits limits) {
    this.queries = queries;
    this.completeness = completeness;
    this.limits = limits;
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.addEndpoint(Documented.json(GAUGES, this::answer));
    routes.addEndpoint(Documented.json(LATEST, this::latest));
  }

  private GaugeAnswer answer(Parameters parameters) {
    WindowQuery query = WindowQuery.of(parameters);
    GaugeChoice choice =
        new GaugeChoice(parameters.optional(NAME.name()), parameters.optional(SERIES.name()));
    Page<GaugeAnswer.Series> page =
        queries
            .windows(query, choice, Paging.of(parameters, limits.page()), limits)
            .page((key, windows) -> GaugeAnswer.Series.of(query.step().isPresent(), windows));
    return answer(page.entries(), query, page.next());
  }

  private GaugeAnswer latest(Parameters parameters) {
    String service = parameters.required(QueryParameters.SERVICE.name());
    Resolution resolution = WindowQuery.step(parameters).orElse(Resolution.TEN_SECONDS);
    Optional<GaugeWindow> window =
        queries.latest(service, parameters.required(ONE_SERIES.name()), resolution);
    WindowQuery range =
        new WindowQuery(
            Optional.of(service),
            window.map(GaugeWindow::getStart).map(Instant::ofEpochMilli),
            window.map(GaugeWindow::getEnd).map(Instant::ofEpochMilli),
            Optional.empty());
    return answer(
        window.map(found -> GaugeAnswer.Series.of(true, List.of(found))).stream().toList(),
        range,
        null);
  }

  private GaugeAnswer answer(List<GaugeAnswer.Series> series, WindowQuery query, String next) {
    return new GaugeAnswer(
        series,
        completeness.verdicts(
            Set.of(EventKind.GAUGES), query, series.stream().map(GaugeAnswer.Series::service)),
        next);
  }
}
