package io.streamgauge.streams.query;

import io.javalin.router.JavalinDefaultRoutingApi;
import io.streamgauge.metric.Measure;
import io.streamgauge.service.http.Documented;
import io.streamgauge.service.http.Page;
import io.streamgauge.service.http.Paging;
import io.streamgauge.service.http.Parameters;
import io.streamgauge.service.http.Routes;
import io.streamgauge.service.openapi.Operation;
import io.streamgauge.service.openapi.Parameter;
import java.time.Clock;
import java.util.List;
import java.util.Optional;

/** {@code GET /api/v1/requests}, {@code /api/v1/queries} and {@code /api/v1/queries/slow}. */
final class LatencyRoutes implements Routes {

  static final Parameter OPERATION =
      Parameter.text("operation", "Only this operation; `*` is the whole service.");
  static final Parameter STATEMENT =
      Parameter.text("statement", "Only this statement; `*` is the whole service.");

  private static final String ABOUT =
      "Percentiles are those of all events of a window, never means of percentiles, and right"
          + " within 1 %. With `top` or `by`, the highest series are given, each with its share of"
          + " the service's time.";

  private static final Operation<LatencyAnswer> REQUESTS =
      latency("/api/v1/requests", "Percentiles per operation", OPERATION)
          .example(
              "/api/v1/requests?service=shop&quantiles=0.5,0.99&apdex=0.5s&slo=0.3s",
              "examples/requests.json")
          .example(
              "/api/v1/requests?service=shop&top=1&by=time&from=1795258140000&to=1795258170000"
                  + "&compare=previous",
              "examples/requests-compared.json")
          .example(
              "/api/v1/requests?service=shop&step=10s&limit=1", "examples/requests-stepped.json")
          .example(
              "/api/v1/requests?service=shop&operation=*&groupBy=version&quantiles=0.95",
              "examples/requests-by-version.json")
          .example(
              "/api/v1/requests?service=shop&operation=POST%20/orders&version=1.5.0"
                  + "&compare=version:1.4.2&quantiles=0.95",
              "examples/requests-versions-compared.json");
  private static final Operation<LatencyAnswer> QUERIES =
      latency("/api/v1/queries", "Percentiles per statement", STATEMENT)
          .example("/api/v1/queries?service=shop", "examples/queries.json");

  private static final int DEFAULT_SLOW = 10;
  private static final Parameter MOST =
      Parameter.integer("limit", "So many statements at most.", 1, Paging.MOST)
          .defaultsTo(DEFAULT_SLOW);
  private static final Operation<LatencyAnswer> SLOW =
      Operation.json("/api/v1/queries/slow", LatencyAnswer.class, "The slowest statements first")
          .describedAs("Each with its share of the time of all statements of its service.")
          .with(
              QueryParameters.SERVICE,
              QueryParameters.FROM,
              QueryParameters.TO,
              QueryParameters.BY,
              MOST)
          .example("/api/v1/queries/slow?service=shop&limit=1", "examples/queries-slow.json");

  private final LatencyQueries queries;
  private final CompletenessQueries completeness;
  private final Limits limits;
  private final Clock clock;

  LatencyRoutes(
      LatencyQueries queries, CompletenessQueries completeness, Limits limits, Clock clock) {
    this.queries = queries;
    this.completeness = completeness;
    this.limits = limits;
    this.clock = clock;
  }

  private static Operation<LatencyAnswer> latency(String path, String summary, Parameter series) {
    return Operation.json(path, LatencyAnswer.class, summary)
        .describedAs(ABOUT)
        .with(QueryParameters.SERVICE, series)
        .with(QueryParameters.FROM, QueryParameters.TO, QueryParameters.STEP)
        .with(QueryParameters.VERSION, QueryParameters.ENVIRONMENT, QueryParameters.TAG)
        .with(QueryParameters.GROUP_BY)
        .with(QueryParameters.QUANTILES, QueryParameters.TOP, QueryParameters.BY)
        .with(QueryParameters.APDEX, QueryParameters.SLO, QueryParameters.COMPARE)
        .with(Paging.LIMIT, Paging.CURSOR);
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.addEndpoint(
        Documented.json(REQUESTS, asked -> answer(asked, Measure.REQUESTS, OPERATION)));
    routes.addEndpoint(
        Documented.json(QUERIES, asked -> answer(asked, Measure.QUERIES, STATEMENT)));
    routes.addEndpoint(Documented.json(SLOW, this::slow));
  }

  private LatencyAnswer answer(Parameters parameters, Measure measure, Parameter series) {
    return answer(LatencyQuestion.of(measure, parameters, series.name(), limits.page(), clock));
  }

  private LatencyAnswer slow(Parameters parameters) {
    LatencyOrder order =
        parameters
            .choice(QueryParameters.BY.name(), LatencyOrder.BY_LABEL)
            .orElse(LatencyOrder.P95);
    int most = parameters.integer(MOST.name(), 1, Paging.MOST).orElse(DEFAULT_SLOW);
    return answer(
        new LatencyQuestion(
            Measure.QUERIES,
            WindowQuery.of(parameters),
            Optional.empty(),
            LatencyQuestion.DEFAULT_QUANTILES,
            Optional.of(new Ranking(order, most)),
            LatencyTargets.NONE,
            VariantChoice.ALL,
            Optional.empty(),
            Paging.all()));
  }

  private LatencyAnswer answer(LatencyQuestion question) {
    Page<LatencyAnswer.Series> page = queries.answer(question);
    List<LatencyAnswer.Series> series = page.entries();
    return new LatencyAnswer(
        series,
        completeness.verdicts(
            EventKind.of(question.measure()),
            question.windows(),
            series.stream().map(LatencyAnswer.Series::service)),
        page.next());
  }
}
