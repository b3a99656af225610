package io.streamgauge.alerting.query;

import static java.util.Objects.requireNonNull;

import io.javalin.router.JavalinDefaultRoutingApi;
import io.streamgauge.alert.Alert;
import io.streamgauge.service.http.Documented;
import io.streamgauge.service.http.Parameters;
import io.streamgauge.service.http.ProblemException;
import io.streamgauge.service.http.Routes;
import io.streamgauge.service.openapi.Operation;
import io.streamgauge.service.openapi.Parameter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.KafkaException;

/** {@code GET /api/v1/alerts/history}: when which alert fired and was resolved. */
public final class AlertHistoryRoutes implements Routes {

  private static final String SERVICE = "service";
  private static final String RULE = "rule";
  private static final int MOST = 10_000;
  private static final Duration USUAL_RANGE = Duration.ofDays(1);

  private static final Operation<AlertHistoryAnswer> HISTORY =
      Operation.json(
              "/api/v1/alerts/history", AlertHistoryAnswer.class, "Each transition in a range")
          .describedAs(
              "Read from the topic of alerts, which keeps them for 30 days unless it is configured"
                  + " otherwise. More than 10,000 are refused.")
          .with(
              Parameter.instant("from", "Start of the range; a day before its end if absent."),
              Parameter.instant("to", "End of the range, exclusive; now if absent."),
              Parameter.text(SERVICE, "Only alerts about this service."),
              Parameter.text(RULE, "Only alerts by this rule."))
          .example(
              "/api/v1/alerts/history?service=shop&from=1795258080000&to=1795258320000",
              "examples/alerts-history.json");

  private final AlertHistory history;
  private final Clock clock;

  public AlertHistoryRoutes(AlertHistory history, Clock clock) {
    this.history = requireNonNull(history, "history");
    this.clock = requireNonNull(clock, "clock");
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.addEndpoint(Documented.json(HISTORY, this::answer));
  }

  private AlertHistoryAnswer answer(Parameters parameters) {
    Instant to = parameters.instant("to").orElseGet(() -> clock.instant().plusMillis(1));
    Instant from = parameters.instant("from").orElseGet(() -> to.minus(USUAL_RANGE));
    if (!from.isBefore(to)) {
      throw ProblemException.badParameter(
          "to", Long.toString(to.toEpochMilli()), "a time after from");
    }
    AlertFilter filter =
        new AlertFilter(Optional.empty(), parameters.optional(SERVICE), parameters.optional(RULE));
    List<Alert> found = read(from, to, filter);
    if (found.size() > MOST) {
      throw ProblemException.badParameter(
          "from",
          Long.toString(from.toEpochMilli()),
          "a range with at most %d transitions".formatted(MOST));
    }
    return new AlertHistoryAnswer(found.stream().map(AlertView::of).toList());
  }

  private List<Alert> read(Instant from, Instant to, AlertFilter filter) {
    try {
      return history.read(from.toEpochMilli(), to.toEpochMilli(), filter::accepts, MOST);
    } catch (KafkaException e) {
      throw new ProblemException(
          503, "Not ready", "the topic of alerts cannot be read now: " + e.getMessage());
    }
  }
}
