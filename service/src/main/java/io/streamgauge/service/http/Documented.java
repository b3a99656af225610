package io.streamgauge.service.http;

import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import io.javalin.router.Endpoint;
import io.javalin.router.EndpointMetadata;
import io.streamgauge.service.openapi.Operation;
import java.util.function.Function;

/**
 * Routes that carry their documentation, or say that they need none; to be given to {@code
 * routes.addEndpoint}.
 */
public final class Documented {

  private Documented() {}

  /**
   * A route that answers JSON.
   *
   * @param answer called for each request, from many threads, with the parameters of the operation;
   *     any other has been refused
   */
  public static <T> Endpoint json(Operation<T> operation, Function<Parameters, T> answer) {
    return handled(
        operation, context -> context.json(answer.apply(Parameters.of(context, operation))));
  }

  /** A route that answers by itself, for what is more than a body of JSON. */
  public static Endpoint handled(Operation<?> operation, Handler handler) {
    HandlerType method =
        switch (operation.method()) {
          case GET -> HandlerType.GET;
          case POST -> HandlerType.POST;
        };
    return Endpoint.create(method, operation.path()).addMetadata(operation).handler(handler);
  }

  /** A route for browsers: a page, or a file of it. It is no part of the interface. */
  public static Endpoint page(String path, Handler handler) {
    return Endpoint.create(HandlerType.GET, path).addMetadata(new PageFile()).handler(handler);
  }

  /** Marks what is left out of the description. */
  record PageFile() implements EndpointMetadata {}
}
