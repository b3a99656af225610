package io.streamgauge.service.health;

import io.javalin.http.Context;
import io.javalin.router.JavalinDefaultRoutingApi;
import io.streamgauge.service.http.Parameters;
import io.streamgauge.service.http.Routes;
import java.util.List;

/**
 * {@code GET /health}: 200 as long as the process answers. {@code GET /health/ready}: 200 when
 * every component is ready, 503 otherwise, with the state of each in either case.
 */
public final class HealthRoutes implements Routes {

  private final List<Component> components;

  public HealthRoutes(List<Component> components) {
    this.components = List.copyOf(components);
  }

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.get("/health", HealthRoutes::live);
    routes.get("/health/ready", this::ready);
  }

  private static void live(Context context) {
    Parameters.of(context);
    context.json(new Liveness("up"));
  }

  private void ready(Context context) {
    Parameters.of(context);
    List<ComponentState> states = components.stream().map(ComponentState::of).toList();
    boolean ready = states.stream().allMatch(ComponentState::ready);
    context.status(ready ? 200 : 503).json(new Ready(ready ? "ready" : "not ready", states));
  }

  private record Liveness(String status) {}

  private record Ready(String status, List<ComponentState> components) {}

  private record ComponentState(String name, boolean ready, String state) {
    static ComponentState of(Component component) {
      Readiness now = component.readiness().get();
      return new ComponentState(component.name(), now.ready(), now.state());
    }
  }
}
