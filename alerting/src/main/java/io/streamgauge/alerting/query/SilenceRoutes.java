package io.streamgauge.alerting.query;

import static io.streamgauge.alerting.query.NotNow.keeping;
import static io.streamgauge.alerting.query.NotNow.reading;
import static java.util.Objects.requireNonNull;

import io.javalin.router.JavalinDefaultRoutingApi;
import io.streamgauge.alert.Alert;
import io.streamgauge.alert.AlertState;
import io.streamgauge.alert.Silence;
import io.streamgauge.alerting.quiet.Phase;
import io.streamgauge.alerting.quiet.Silencing;
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
 * {@code GET} and {@code POST /api/v1/silences}, {@code GET /api/v1/silences/{id}}, {@code POST
 * /api/v1/silences/{id}/end}. 503 while the stores cannot be read, or nothing can be written.
 */
public final class SilenceRoutes implements Routes {

  private static final String PATH = "/api/v1/silences";
  private static final String ONE = PATH + "/<id>";
  private static final String STATE = "state";
  private static final String ID = "id";
  private static final String DRY_RUN = "dryRun";

  private static final Operation<SilencesAnswer> LIST =
      Operation.json(PATH, SilencesAnswer.class, "Who wants quiet about what")
          .describedAs(
              "Active before pending before expired, those that end last first. What is over is"
                  + " remembered for 30 days.")
          .with(
              Parameter.choice(STATE, "Only silences in this state.", states().keySet())
                  .defaultsTo("all"),
              Paging.LIMIT,
              Paging.CURSOR)
          .example(PATH + "?state=pending", "examples/silences.json");

  private static final Operation<SilenceAnswer> TELL =
      Operation.json(ONE, SilenceAnswer.class, "One silence, and the alerts that it fits now")
          .with(Parameter.path(ID, "Of the silence."))
          .example(PATH + "/inventory", "examples/silence.json");

  private static final Operation<SilenceAnswer> ADD =
      Operation.json(PATH, SilenceAnswer.class, "Asks for quiet about some alerts for some time")
          .post()
          .describedAs(
              "Alerts that would fire meanwhile are suppressed, and those that fire are from the"
                  + " next second on; when it is over, those whose breach lasts fire. Answers the"
                  + " silence and the alerts that it fits now. It counts everywhere a moment later.")
          .with(SilenceOrder.PARAMETERS)
          .with(
              Parameter.choice(
                      DRY_RUN, "`true` only answers, and keeps nothing quiet.", truths().keySet())
                  .defaultsTo("false"));

  private static final Operation<SilenceAnswer> END =
      Operation.json(ONE + "/end", SilenceAnswer.class, "Ends a silence before its time")
          .post()
          .describedAs("Answers the silence. What is over already cannot be ended (409).")
          .with(
              Parameter.path(ID, "Of the silence."),
              Parameter.text(SilenceOrder.BY, "Who ends it.").mandatory());

  private final Silences silences;
  private final AlertsQuery alerts;
  private final Clock clock;

  public SilenceRoutes(Silences silences, AlertsQuery alerts, Clock clock) {
    this.silences = requireNonNull(silences, "silences");
    this.alerts = requireNonNull(alerts, "alerts");
    this.clock = requireNonNull(clock, "clock");
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.addEndpoint(Documented.json(LIST, this::list));
    routes.addEndpoint(Documented.json(TELL, this::tell));
    routes.addEndpoint(Documented.json(ADD, this::add));
    routes.addEndpoint(Documented.json(END, this::end));
  }

  private SilencesAnswer list(Parameters parameters) {
    long now = clock.millis();
    Optional<Phase> phase = parameters.choice(STATE, states()).flatMap(it -> it);
    List<Silencing> found =
        reading(silences::all).stream()
            .filter(each -> phase.isEmpty() || phase.get() == each.phase(now))
            .sorted((one, other) -> orderKey(one, now).compareTo(orderKey(other, now)))
            .toList();
    Page<Silencing> page =
        Paging.of(parameters, Paging.MOST).of(found, each -> orderKey(each, now));
    return new SilencesAnswer(
        page.entries().stream().map(each -> SilenceView.of(each, now)).toList(), page.next());
  }

  private static String orderKey(Silencing silencing, long now) {
    return "%d %019d %s"
        .formatted(
            silencing.phase(now).ordinal(), Long.MAX_VALUE - silencing.until(), silencing.id());
  }

  private SilenceAnswer tell(Parameters parameters) {
    return answer(known(parameters.path(ID)));
  }

  private SilenceAnswer add(Parameters parameters) {
    Silencing asked = new SilenceOrder(parameters, clock.millis()).read();
    if (parameters.choice(DRY_RUN, truths()).orElse(false)) {
      return answer(asked);
    }
    Optional<Silencing> same = reading(() -> silences.find(asked.id()));
    if (same.isPresent()) {
      return answer(repeated(asked, same.get()));
    }
    keeping("silence", () -> silences.write(asked.silence()));
    keeping("end of old silences", () -> silences.forgetOld(clock.millis()));
    return answer(asked);
  }

  /** Who did not hear the answer asks again. */
  private static Silencing repeated(Silencing asked, Silencing known) {
    if (known.matchers().equals(asked.matchers())
        && known.silence().getAuthor().equals(asked.silence().getAuthor())) {
      return known;
    }
    throw new ProblemException(
        409,
        "Another silence",
        "the silence '%s' is another one: %s by %s"
            .formatted(known.id(), known.matchers(), known.silence().getAuthor()));
  }

  private SilenceAnswer end(Parameters parameters) {
    String by =
        SilenceOrder.text(
            parameters.required(SilenceOrder.BY), SilenceOrder.BY, SilenceOrder.LONGEST_AUTHOR);
    Silencing known = known(parameters.path(ID));
    long now = clock.millis();
    if (known.phase(now) == Phase.EXPIRED) {
      throw new ProblemException(
          409, "Over already", "the silence '%s' is over already".formatted(known.id()));
    }
    Silence ended = Silence.newBuilder(known.silence()).setEndedAt(now).setEndedBy(by).build();
    keeping("end of the silence", () -> silences.write(ended));
    return answer(new Silencing(ended, known.matchers()));
  }

  private Silencing known(String id) {
    return reading(() -> silences.find(id))
        .orElseThrow(
            () ->
                new ProblemException(
                    404, "Unknown silence", "there is no silence '%s'".formatted(id)));
  }

  private SilenceAnswer answer(Silencing silencing) {
    List<Alert> matching =
        reading(() -> alerts.find(AlertFilter.ALL)).stream()
            .filter(SilenceRoutes::isOn)
            .filter(silencing.matchers()::matches)
            .toList();
    List<AlertView> views = matching.stream().limit(Paging.MOST).map(AlertView::of).toList();
    return new SilenceAnswer(SilenceView.of(silencing, clock.millis()), matching.size(), views);
  }

  private static boolean isOn(Alert alert) {
    return alert.getState() != AlertState.RESOLVED && alert.getState() != AlertState.INACTIVE;
  }

  private static Map<String, Optional<Phase>> states() {
    Map<String, Optional<Phase>> states = new LinkedHashMap<>();
    for (Phase phase : Phase.values()) {
      states.put(phase.name().toLowerCase(Locale.ROOT), Optional.of(phase));
    }
    states.put("all", Optional.empty());
    return states;
  }

  private static Map<String, Boolean> truths() {
    Map<String, Boolean> truths = new LinkedHashMap<>();
    truths.put("true", true);
    truths.put("false", false);
    return truths;
  }
}
