package io.streamgauge.alerting.query;

import static java.util.Objects.requireNonNull;

import io.javalin.router.JavalinDefaultRoutingApi;
import io.streamgauge.alert.Alert;
import io.streamgauge.alert.AlertState;
import io.streamgauge.service.http.Documented;
import io.streamgauge.service.http.Page;
import io.streamgauge.service.http.Paging;
import io.streamgauge.service.http.Parameters;
import io.streamgauge.service.http.ProblemException;
import io.streamgauge.service.http.Routes;
import io.streamgauge.service.openapi.Operation;
import io.streamgauge.service.openapi.Parameter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.streams.errors.InvalidStateStoreException;

/**
 * {@code GET /api/v1/alerts?state=firing|resolved|all&service=&rule=}: alerts in their latest
 * state; all where {@code state} is left out. 503 while the store cannot be read.
 */
public final class AlertRoutes implements Routes {

  private static final String PATH = "/api/v1/alerts";
  private static final String STATE = "state";
  private static final String SERVICE = "service";
  private static final String RULE = "rule";

  private static final int DEFAULT_PAGE = Paging.MOST;

  private static final Operation<AlertsAnswer> ALERTS =
      Operation.json(PATH, AlertsAnswer.class, "Each alert in its latest state")
          .describedAs("Firing before resolved, the most severe first, the latest first.")
          .with(
              Parameter.choice(STATE, "Only alerts in this state.", states().keySet())
                  .defaultsTo("all"),
              Parameter.text(SERVICE, "Only alerts about this service."),
              Parameter.text(RULE, "Only alerts by this rule."),
              Paging.LIMIT,
              Paging.CURSOR)
          .example("/api/v1/alerts?service=shop", "examples/alerts.json");

  private final AlertsQuery alerts;

  public AlertRoutes(AlertsQuery alerts) {
    this.alerts = requireNonNull(alerts, "alerts");
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.addEndpoint(Documented.json(ALERTS, this::list));
  }

  private AlertsAnswer list(Parameters parameters) {
    AlertFilter filter =
        new AlertFilter(
            parameters.choice(STATE, states()).flatMap(state -> state),
            parameters.optional(SERVICE),
            parameters.optional(RULE));
    Page<Alert> page = Paging.of(parameters, DEFAULT_PAGE).of(find(filter), AlertsQuery::orderKey);
    return new AlertsAnswer(page.entries().stream().map(AlertView::of).toList(), page.next());
  }

  private static Map<String, Optional<AlertState>> states() {
    Map<String, Optional<AlertState>> states = new LinkedHashMap<>();
    states.put("firing", Optional.of(AlertState.FIRING));
    states.put("resolved", Optional.of(AlertState.RESOLVED));
    states.put("all", Optional.empty());
    return states;
  }

  private List<Alert> find(AlertFilter filter) {
    try {
      return alerts.find(filter);
    } catch (InvalidStateStoreException e) {
      throw new ProblemException(
          503,
          "Not ready",
          "alerting is starting, rebalancing or stopping; its alerts cannot be read now");
    }
  }
}
