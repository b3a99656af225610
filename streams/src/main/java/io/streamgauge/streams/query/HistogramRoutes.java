package io.streamgauge.streams.query;

import static io.streamgauge.service.http.ProblemException.badParameter;

import io.javalin.router.JavalinDefaultRoutingApi;
import io.streamgauge.metric.Measure;
import io.streamgauge.service.http.Documented;
import io.streamgauge.service.http.Parameters;
import io.streamgauge.service.http.Routes;
import io.streamgauge.service.openapi.Operation;
import io.streamgauge.service.openapi.Parameter;
import io.streamgauge.streams.latency.SeriesKey;
import io.streamgauge.streams.store.Retention;
import io.streamgauge.streams.window.Resolution;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** {@code GET /api/v1/requests/histogram} and {@code /api/v1/queries/histogram}. */
final class HistogramRoutes implements Routes {

  private static final Duration DEFAULT_RANGE = Duration.ofHours(1);
  private static final int DEFAULT_COLUMNS = 360;
  private static final int MOST_COLUMNS = 2_000;

  private static final Operation<HistogramAnswer> REQUESTS =
      histogram(
              "/api/v1/requests/histogram",
              "Heat map of an operation's durations",
              LatencyRoutes.OPERATION)
          .example(
              "/api/v1/requests/histogram?service=shop&from=1795258110000&to=1795258170000"
                  + "&bounds=0.05,0.5",
              "examples/requests-histogram.json");
  private static final Operation<HistogramAnswer> QUERIES =
      histogram(
              "/api/v1/queries/histogram",
              "Heat map of a statement's durations",
              LatencyRoutes.STATEMENT)
          .example(
              "/api/v1/queries/histogram?service=shop&from=1795258110000&to=1795258170000"
                  + "&least=1ms&most=1s&buckets=4",
              "examples/queries-histogram.json");

  private final LatencyReads reads;
  private final CompletenessQueries completeness;
  private final Retention retention;
  private final Clock clock;

  HistogramRoutes(
      LatencyReads reads, CompletenessQueries completeness, Retention retention, Clock clock) {
    this.reads = reads;
    this.completeness = completeness;
    this.retention = retention;
    this.clock = clock;
  }

  private static Operation<HistogramAnswer> histogram(
      String path, String summary, Parameter series) {
    return Operation.json(path, HistogramAnswer.class, summary)
        .describedAs(
            "Of the last hour, unless a range is given; of the whole service, unless"
                + " a series is.")
        .with(QueryParameters.SERVICE.mandatory(), series.defaultsTo(SeriesKey.WHOLE_SERVICE))
        .with(QueryParameters.FROM, QueryParameters.TO, QueryParameters.STEP)
        .with(QueryParameters.VERSION, QueryParameters.ENVIRONMENT, QueryParameters.TAG)
        .with(Buckets.BOUNDS, Buckets.LEAST, Buckets.LARGEST, Buckets.NUMBER);
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.addEndpoint(
        Documented.json(
            REQUESTS, asked -> answer(asked, Measure.REQUESTS, LatencyRoutes.OPERATION)));
    routes.addEndpoint(
        Documented.json(QUERIES, asked -> answer(asked, Measure.QUERIES, LatencyRoutes.STATEMENT)));
  }

  private HistogramAnswer answer(Parameters parameters, Measure measure, Parameter name) {
    String service = parameters.required(QueryParameters.SERVICE.name());
    String series = parameters.optional(name.name()).orElse(SeriesKey.WHOLE_SERVICE);
    Buckets buckets = Buckets.of(parameters);
    VariantChoice variants = VariantChoice.of(parameters);
    WindowQuery query = columns(WindowQuery.of(parameters), variants);
    SortedMap<Long, MergedWindows> windows = new TreeMap<>();
    reads.visit(
        measure,
        query,
        Optional.of(series),
        variants,
        (window, content) ->
            windows
                .computeIfAbsent(window.start(), start -> new MergedWindows())
                .add(content, reads.isOpen(window, content)));
    boolean requests = measure == Measure.REQUESTS;
    return new HistogramAnswer(
        service,
        requests ? series : null,
        requests ? null : series,
        query.step().orElseThrow().millis() / 1e3,
        buckets.bounds(),
        columns(windows, query.step().orElseThrow(), buckets),
        completeness.verdicts(EventKind.of(measure), query, Stream.of(service)));
  }

  private static List<HistogramAnswer.Column> columns(
      SortedMap<Long, MergedWindows> windows, Resolution step, Buckets buckets) {
    return windows.entrySet().stream()
        .map(
            window ->
                HistogramAnswer.Column.of(
                    window.getKey(),
                    window.getKey() + step.millis(),
                    window.getValue().isFinal(),
                    window.getValue().durations(),
                    buckets))
        .toList();
  }

  /** The same query with a range and a step that make no more columns than allowed. */
  private WindowQuery columns(WindowQuery query, VariantChoice variants) {
    long to = query.to().map(Instant::toEpochMilli).orElseGet(clock::millis);
    long from = query.from().map(Instant::toEpochMilli).orElse(to - DEFAULT_RANGE.toMillis());
    if (from >= to) {
      throw badParameter(QueryParameters.FROM.name(), Long.toString(from), "a time before to");
    }
    Resolution step = query.step().orElseGet(() -> finest(from, to, variants));
    long columns = (to - from) / step.millis();
    if (columns > MOST_COLUMNS) {
      throw badParameter(
          QueryParameters.STEP.name(),
          step.label(),
          "at most %d columns, not %d: take a longer step or a shorter range"
              .formatted(MOST_COLUMNS, columns));
    }
    return query.over(from, to).by(step);
  }

  private Resolution finest(long from, long to, VariantChoice variants) {
    Retention all = variants.isAll() ? retention : retention.ofVariants();
    Resolution kept = RangePlan.finestKept(from, clock.millis(), all);
    return Resolution.ALL.stream()
        .filter(one -> one.compareTo(kept) >= 0 && one.compareTo(variants.finest()) >= 0)
        .filter(one -> (to - from) / one.millis() <= DEFAULT_COLUMNS)
        .findFirst()
        .orElse(Resolution.ONE_HOUR);
  }
}
