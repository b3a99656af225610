package io.streamgauge.streams.query;

import io.javalin.router.JavalinDefaultRoutingApi;
import io.streamgauge.metric.Measure;
import io.streamgauge.service.http.Documented;
import io.streamgauge.service.http.Parameters;
import io.streamgauge.service.http.Routes;
import io.streamgauge.service.openapi.Operation;
import io.streamgauge.service.openapi.Parameter;
import io.streamgauge.streams.latency.Distribution;
import io.streamgauge.streams.latency.SeriesKey;
import io.streamgauge.streams.window.Resolution;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * {@code GET /api/v1/requests/latest} and {@code /api/v1/queries/latest}: what a client asks for
 * again and again, and so one look-up by key at the instance that has it.
 */
final class LatestRoutes implements Routes {

  private static final Operation<LatencyAnswer> REQUESTS =
      latest("requests", LatencyRoutes.OPERATION)
          .example("/api/v1/requests/latest?service=shop", "examples/requests-latest.json");
  private static final Operation<LatencyAnswer> QUERIES =
      latest("queries", LatencyRoutes.STATEMENT)
          .example("/api/v1/queries/latest?service=shop", "examples/queries-latest.json");

  private final LatencyReads reads;
  private final CompletenessQueries completeness;

  LatestRoutes(LatencyReads reads, CompletenessQueries completeness) {
    this.reads = reads;
    this.completeness = completeness;
  }

  private static Operation<LatencyAnswer> latest(String events, Parameter series) {
    return Operation.json(
            "/api/v1/" + events + "/latest",
            LatencyAnswer.class,
            "The latest final window of one series")
        .describedAs(
            "The latest window that can change no more, for those who ask again and again; no"
                + " series where there is none.")
        .with(QueryParameters.SERVICE.mandatory(), series.defaultsTo(SeriesKey.WHOLE_SERVICE))
        .with(
            QueryParameters.STEP.defaultsTo(Resolution.TEN_SECONDS.label()),
            QueryParameters.QUANTILES);
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.addEndpoint(
        Documented.json(
            REQUESTS, asked -> answer(asked, Measure.REQUESTS, LatencyRoutes.OPERATION)));
    routes.addEndpoint(
        Documented.json(QUERIES, asked -> answer(asked, Measure.QUERIES, LatencyRoutes.STATEMENT)));
  }

  private LatencyAnswer answer(Parameters asked, Measure measure, Parameter series) {
    SeriesKey key =
        new SeriesKey(
            measure,
            asked.required(QueryParameters.SERVICE.name()),
            asked.optional(series.name()).orElse(SeriesKey.WHOLE_SERVICE));
    Resolution resolution = WindowQuery.step(asked).orElse(Resolution.TEN_SECONDS);
    List<Double> quantiles =
        asked.quantiles(QueryParameters.QUANTILES.name()).orElse(LatencyQuestion.DEFAULT_QUANTILES);
    List<LatencyAnswer.Window> found = new ArrayList<>(1);
    reads.latest(
        key,
        resolution,
        (window, content) ->
            found.add(
                LatencyAnswer.Window.of(
                    measure,
                    window.start(),
                    window.end(),
                    Distribution.of(content),
                    quantiles,
                    !reads.isOpen(window, content))));
    return new LatencyAnswer(
        found.isEmpty() ? List.of() : List.of(LatencyAnswer.Series.of(key, found)),
        completeness.verdicts(EventKind.of(measure), range(key, found), Stream.empty()),
        null);
  }

  private static WindowQuery range(SeriesKey key, List<LatencyAnswer.Window> found) {
    Optional<LatencyAnswer.Window> window = found.stream().findFirst();
    return new WindowQuery(
        Optional.of(key.service()),
        window.map(LatencyAnswer.Window::start).map(Instant::ofEpochMilli),
        window.map(LatencyAnswer.Window::end).map(Instant::ofEpochMilli),
        Optional.empty());
  }
}
