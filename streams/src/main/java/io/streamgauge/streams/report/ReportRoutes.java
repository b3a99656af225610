package io.streamgauge.streams.report;

import io.javalin.router.JavalinDefaultRoutingApi;
import io.streamgauge.service.http.Documented;
import io.streamgauge.service.http.Parameters;
import io.streamgauge.service.http.ProblemException;
import io.streamgauge.service.http.Routes;
import io.streamgauge.service.openapi.Operation;
import io.streamgauge.service.openapi.Parameter;
import io.streamgauge.streams.query.CacheQueries;
import io.streamgauge.streams.query.CompletenessQueries;
import io.streamgauge.streams.query.LatencyQueries;
import io.streamgauge.streams.query.MemoryQueries;
import io.streamgauge.streams.query.PipelineLag;
import io.streamgauge.streams.query.QueryRoutes;
import io.streamgauge.streams.query.ReadCount;
import io.streamgauge.streams.query.StoreReader;
import io.streamgauge.streams.store.Retention;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Supplier;

/** {@code GET /api/v1/report}. */
public final class ReportRoutes implements Routes {

  private static final Duration HOUR = Duration.ofHours(1);

  private static final Operation<ReportAnswer> REPORT =
      Operation.json("/api/v1/report", ReportAnswer.class, "How services stand, and what to do")
          .describedAs(
              "A score for each service, its key figures against their targets, where they have"
                  + " gone since the range before, and ranked recommendations. What is not known"
                  + " is `unknown` or null, costs nothing, and nothing is recommended because of"
                  + " it.")
          .with(
              Parameter.text(
                  "service",
                  "Only this service; without it, all of them: a report reads 5 million windows at"
                      + " most, and for more asks for a shorter range or one service."),
              Parameter.instant(
                  "from", "Start of the range; an hour before its end, unless given."),
              Parameter.instant("to", "End of the range, exclusive; now, unless given."))
          .example(
              "/api/v1/report?service=shop&from=1795258140000&to=1795258170000",
              "examples/report.json");

  private final StoreReader reader;
  private final QueryRoutes.Settings settings;
  private final Supplier<PipelineLag> lag;
  private final TargetsByService targets;
  private final Clock clock;

  /**
   * @param lag asked for each answer
   */
  public ReportRoutes(
      StoreReader reader,
      QueryRoutes.Settings settings,
      Supplier<PipelineLag> lag,
      TargetsByService targets,
      Clock clock) {
    this.reader = reader;
    this.settings = settings;
    this.lag = lag;
    this.targets = targets;
    this.clock = clock;
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.addEndpoint(Documented.json(REPORT, this::answer));
  }

  private ReportAnswer answer(Parameters parameters) {
    return queries().answer(range(parameters), parameters.optional("service"));
  }

  /** Those of one report, which together read no more than an answer may. */
  private ReportQueries queries() {
    Retention retention = settings.retention();
    ReadCount count = new ReadCount(settings.limits());
    LatencyQueries latency = new LatencyQueries(reader, retention, settings.limits(), clock, count);
    CacheQueries caches = new CacheQueries(reader, retention, clock, () -> count);
    MemoryQueries memory = new MemoryQueries(reader, retention, clock, () -> count);
    return new ReportQueries(
        latency,
        caches,
        new CompletenessQueries(reader, lag, settings.timeMode(), clock),
        new EvidenceReader(latency, caches, memory, retention, clock),
        targets);
  }

  /** An hour up to now, unless asked otherwise. */
  private Range range(Parameters parameters) {
    Instant to = parameters.instant("to").orElseGet(clock::instant);
    Instant hourBefore = Instant.ofEpochMilli(Math.max(0, to.minus(HOUR).toEpochMilli()));
    Instant from = parameters.instant("from").orElse(hourBefore);
    if (!from.isBefore(to)) {
      throw ProblemException.badParameter(
          "from",
          parameters.optional("from").orElse(from.toString()),
          "a time before to, which is now unless given");
    }
    return new Range(from.toEpochMilli(), to.toEpochMilli());
  }
}
