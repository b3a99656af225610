package io.streamgauge.service.http;

import io.javalin.router.JavalinDefaultRoutingApi;

/** Routes that a component answers over HTTP. */
@FunctionalInterface
public interface Routes {

  /** Adds the routes. Called once, before the server listens. */
  void register(JavalinDefaultRoutingApi routes);
}
