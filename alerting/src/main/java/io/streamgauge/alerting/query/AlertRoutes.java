package io.streamgauge.alerting.query;

import static io.streamgauge.alerting.query.NotNow.keeping;
import static io.streamgauge.alerting.query.NotNow.reading;
import static java.util.Objects.requireNonNull;

import io.javalin.router.JavalinDefaultRoutingApi;
import io.streamgauge.alert.Acknowledgement;
import io.streamgauge.alert.Alert;
import io.streamgauge.alert.AlertState;
import io.streamgauge.alerting.lifecycle.Series;
import io.streamgauge.service.http.Documented;
import io.streamgauge.service.http.Page;
import io.streamgauge.service.http.Paging;
import io.streamgauge.service.http.Parameters;
import io.streamgauge.service.http.ProblemException;
import io.streamgauge.service.http.Routes;
import io.streamgauge.service.openapi.Operation;
import io.streamgauge.service.openapi.Parameter;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * {@code GET /api/v1/alerts?state=firing|…|all&service=&rule=}: alerts in their latest state; all
 * where {@code state} is left out. {@code POST /api/v1/alerts/acknowledge}: says that somebody has
 * seen one that fires. 503 while the stores cannot be read.
 */
public final class AlertRoutes implements Routes {

  private static final String PATH = "/api/v1/alerts";
  private static final String STATE = "state";
  private static final String SERVICE = "service";
  private static final String RULE = "rule";

  private static final String SERIES = "series";
  private static final String BY = "by";
  private static final String NOTE = "note";
  private static final int LONGEST_AUTHOR = 200;
  private static final int LONGEST_NOTE = 2_000;

  private static final int DEFAULT_PAGE = Paging.MOST;

  private static final Operation<AlertsAnswer> ALERTS =
      Operation.json(PATH, AlertsAnswer.class, "Each alert in its latest state")
          .describedAs(
              "Firing first, then without data, suppressed, pending and resolved; the most severe"
                  + " first, the latest first.")
          .with(
              Parameter.choice(STATE, "Only alerts in this state.", states().keySet())
                  .defaultsTo("all"),
              Parameter.text(SERVICE, "Only alerts about this service."),
              Parameter.text(RULE, "Only alerts by this rule."),
              Paging.LIMIT,
              Paging.CURSOR)
          .example("/api/v1/alerts?service=shop", "examples/alerts.json");

  private static final Operation<AlertView> ACKNOWLEDGE =
      Operation.json(
              PATH + "/acknowledge", AlertView.class, "Says that somebody has seen an alert fire")
          .post()
          .describedAs(
              "Holds until the alert is resolved; when it fires again, nobody has seen it yet."
                  + " Answers the alert. An alert that does not fire cannot be acknowledged (409).")
          .with(
              Parameter.text(RULE, "Rule of the alert.").mandatory(),
              Parameter.text(SERVICE, "Service of the alert.").mandatory(),
              Parameter.text(SERIES, "Operation, statement, cache or instance of the alert; `*`.")
                  .mandatory(),
              Parameter.text(BY, "Who has seen it.").mandatory(),
              Parameter.text(NOTE, "What there is to say."));

  private final AlertsQuery alerts;
  private final Acknowledgements acknowledgements;
  private final Clock clock;

  public AlertRoutes(AlertsQuery alerts, Acknowledgements acknowledgements, Clock clock) {
    this.alerts = requireNonNull(alerts, "alerts");
    this.acknowledgements = requireNonNull(acknowledgements, "acknowledgements");
    this.clock = requireNonNull(clock, "clock");
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.addEndpoint(Documented.json(ALERTS, this::list));
    routes.addEndpoint(Documented.json(ACKNOWLEDGE, this::acknowledge));
  }

  private AlertsAnswer list(Parameters parameters) {
    AlertFilter filter =
        new AlertFilter(
            parameters.choice(STATE, states()).flatMap(state -> state),
            parameters.optional(SERVICE),
            parameters.optional(RULE));
    return reading(
        () -> {
          Page<Alert> page =
              Paging.of(parameters, DEFAULT_PAGE).of(alerts.find(filter), AlertsQuery::orderKey);
          List<AlertView> views = alerts.known(page.entries()).stream().map(AlertView::of).toList();
          return new AlertsAnswer(views, page.next());
        });
  }

  private AlertView acknowledge(Parameters parameters) {
    String rule = parameters.required(RULE);
    String id = new Series(parameters.required(SERVICE), parameters.required(SERIES)).alertId(rule);
    Acknowledgement.Builder seen =
        Acknowledgement.newBuilder()
            .setAuthor(text(parameters.required(BY), BY, LONGEST_AUTHOR))
            .setNote(text(parameters.optional(NOTE).orElse(""), NOTE, LONGEST_NOTE));
    Alert alert = firing(id);
    Acknowledgement acknowledgement =
        seen.setSequence(alert.getSequence())
            .setSince(alert.getSince())
            .setAt(clock.millis())
            .build();
    write(id, acknowledgement);
    return AlertView.of(new KnownAlert(alert, Optional.of(acknowledgement)));
  }

  private static String text(String value, String name, int longest) {
    if (value.length() > longest) {
      throw ProblemException.badParameter(
          name, value.substring(0, longest) + "…", "at most " + longest + " characters");
    }
    return value;
  }

  private Alert firing(String id) {
    Alert alert =
        reading(() -> alerts.find(id))
            .orElseThrow(
                () ->
                    new ProblemException(
                        404,
                        "Unknown alert",
                        "there is no alert '%s'".formatted(id.replace("\t", ", "))));
    if (alert.getState() != AlertState.FIRING) {
      throw new ProblemException(
          409, "Not firing", "the alert '%s' does not fire".formatted(id.replace("\t", ", ")));
    }
    return alert;
  }

  private void write(String id, Acknowledgement acknowledgement) {
    keeping("acknowledgement", () -> acknowledgements.write(id, acknowledgement));
  }

  private static Map<String, Optional<AlertState>> states() {
    Map<String, Optional<AlertState>> states = new LinkedHashMap<>();
    List.of(
            AlertState.FIRING,
            AlertState.NO_DATA,
            AlertState.SUPPRESSED,
            AlertState.PENDING,
            AlertState.RESOLVED,
            AlertState.INACTIVE)
        .forEach(state -> states.put(state.name().toLowerCase(Locale.ROOT), Optional.of(state)));
    states.put("all", Optional.empty());
    return states;
  }
}
