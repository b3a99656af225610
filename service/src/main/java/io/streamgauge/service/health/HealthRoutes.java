package io.streamgauge.service.health;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.streamgauge.service.http.Documented;
import io.streamgauge.service.http.Parameters;
import io.streamgauge.service.http.Routes;
import io.streamgauge.service.openapi.Operation;
import java.util.List;

/**
 * {@code GET /health}: 200 as long as the process answers. {@code GET /health/ready}: 200 when
 * every component is ready, 503 otherwise, with the state of each in either case.
 */
public final class HealthRoutes implements Routes {

  private static final Operation<Liveness> LIVE =
      Operation.json("/health", Liveness.class, "Whether the process answers")
          .example("/health", "examples/health.json");
  private static final Operation<Ready> READY =
      Operation.json("/health/ready", Ready.class, "Whether every part works")
          .describedAs("503 with the same content while one does not.")
          .example("/health/ready", "examples/health-ready.json");

  private final List<Component> components;

  public HealthRoutes(List<Component> components) {
    this.components = List.copyOf(components);
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.addEndpoint(Documented.json(LIVE, parameters -> new Liveness("up")));
    routes.addEndpoint(Documented.handled(READY, this::ready));
  }

  private void ready(Context context) {
    Parameters.of(context, READY);
    List<ComponentState> states = components.stream().map(ComponentState::of).toList();
    boolean ready = states.stream().allMatch(ComponentState::ready);
    context.status(ready ? 200 : 503).json(new Ready(ready ? "ready" : "not ready", states));
  }

  /**
   * That the process answers.
   *
   * @param status up
   */
  private record Liveness(String status) {}

  /**
   * Whether every part works.
   *
   * @param status ready or not ready
   * @param components the parts
   */
  private record Ready(String status, List<ComponentState> components) {}

  /**
   * One part.
   *
   * @param name what it is
   * @param ready whether it works
   * @param state how it is, in its own words
   */
  private record ComponentState(String name, boolean ready, String state) {
    static ComponentState of(Component component) {
      Readiness now = component.readiness().get();
      return new ComponentState(component.name(), now.ready(), now.state());
    }
  }
}
