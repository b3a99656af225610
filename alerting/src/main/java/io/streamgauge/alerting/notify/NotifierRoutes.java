package io.streamgauge.alerting.notify;

import io.javalin.router.JavalinDefaultRoutingApi;
import io.streamgauge.service.http.Documented;
import io.streamgauge.service.http.Routes;
import io.streamgauge.service.openapi.Operation;
import java.util.List;

/** {@code GET /api/v1/notifiers}: how they do. */
final class NotifierRoutes implements Routes {

  private static final Operation<NotifiersAnswer> NOTIFIERS =
      Operation.json("/api/v1/notifiers", NotifiersAnswer.class, "How each notifier does")
          .describedAs(
              "Of several instances, one does the work of a notifier, and knows how it does; the"
                  + " others stand by.")
          .example("/api/v1/notifiers", "examples/notifiers.json");

  private final List<NotifierStatus> all;

  NotifierRoutes(List<NotifierStatus> all) {
    this.all = List.copyOf(all);
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.addEndpoint(
        Documented.json(
            NOTIFIERS,
            parameters -> new NotifiersAnswer(all.stream().map(NotifierStatus::view).toList())));
  }
}
