package io.streamgauge.streams.query;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.streamgauge.metric.Measure;
import io.streamgauge.service.http.Parameters;
import io.streamgauge.service.http.Routes;
import io.streamgauge.streams.latency.SeriesKey;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** {@code GET /api/v1/requests}, {@code /api/v1/queries} and {@code /api/v1/queries/slow}. */
final class LatencyRoutes implements Routes {

  private static final List<Double> DEFAULT_QUANTILES = List.of(0.5, 0.9, 0.95, 0.99);
  private static final int DEFAULT_LIMIT = 10;
  private static final int MOST = 1000;
  private static final Map<String, ToDoubleFunction<LatencyAnswer.Window>> ORDERS = orders();

  private final LatencyQueries queries;
  private final CompletenessQueries completeness;

  LatencyRoutes(LatencyQueries queries, CompletenessQueries completeness) {
    this.queries = queries;
    this.completeness = completeness;
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.get("/api/v1/requests", context -> answer(context, Measure.REQUESTS, "operation"));
    routes.get("/api/v1/queries", context -> answer(context, Measure.QUERIES, "statement"));
    routes.get("/api/v1/queries/slow", this::slow);
  }

  private void answer(Context context, Measure measure, String name) {
    Parameters parameters =
        Parameters.of(context, "service", name, "from", "to", "step", "quantiles");
    WindowQuery query = WindowQuery.of(parameters);
    context.json(
        answer(
            measure,
            query,
            queries.answer(
                measure,
                query,
                parameters.optional(name),
                parameters.quantiles("quantiles").orElse(DEFAULT_QUANTILES))));
  }

  private LatencyAnswer answer(
      Measure measure, WindowQuery query, List<LatencyAnswer.Series> series) {
    return new LatencyAnswer(
        series,
        completeness.verdicts(
            EventKind.of(measure), query, series.stream().map(LatencyAnswer.Series::service)));
  }

  private void slow(Context context) {
    Parameters parameters = Parameters.of(context, "service", "from", "to", "by", "limit");
    ToDoubleFunction<LatencyAnswer.Window> order =
        parameters.choice("by", ORDERS).orElse(ORDERS.get("p95"));
    WindowQuery query = WindowQuery.of(parameters);
    List<LatencyAnswer.Series> all =
        queries.answer(Measure.QUERIES, query, Optional.empty(), DEFAULT_QUANTILES);
    context.json(
        answer(
            Measure.QUERIES,
            query,
            all.stream()
                .filter(series -> !SeriesKey.WHOLE_SERVICE.equals(series.statement()))
                .sorted(
                    Comparator.comparingDouble(
                            (LatencyAnswer.Series series) ->
                                order.applyAsDouble(series.windows().get(0)))
                        .reversed())
                .limit(parameters.integer("limit", 1, MOST).orElse(DEFAULT_LIMIT))
                .toList()));
  }

  private static Map<String, ToDoubleFunction<LatencyAnswer.Window>> orders() {
    Map<String, ToDoubleFunction<LatencyAnswer.Window>> orders = new LinkedHashMap<>();
    orders.put("p95", window -> window.quantiles().get("0.95"));
    orders.put("mean", LatencyAnswer.Window::mean);
    orders.put("max", LatencyAnswer.Window::max);
    orders.put("time", LatencyAnswer.Window::total);
    orders.put("count", LatencyAnswer.Window::count);
    return orders;
  }
}
