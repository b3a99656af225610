package io.streamgauge.service.http;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import io.javalin.http.HttpStatus;
import io.javalin.router.JavalinDefaultRoutingApi;
import java.io.UncheckedIOException;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Turns whatever ends a request early into a problem document. */
final class ProblemRoutes implements Routes {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemRoutes.class);
  private static final String AVAILABLE_METHODS = "availableMethods";

  @Override
  public void register(JavalinDefaultRoutingApi routes) {
    routes.exception(
        ProblemException.class,
        (problem, context) -> answer(context, problem.problem(context.path())));
    routes.exception(HttpResponseException.class, ProblemRoutes::rejected);
    routes.exception(Exception.class, ProblemRoutes::failed);
  }

  private static void rejected(HttpResponseException rejection, Context context) {
    HttpStatus status = HttpStatus.forStatus(rejection.getStatus());
    String methods = rejection.getDetails().get(AVAILABLE_METHODS);
    if (methods != null) {
      context.header("Allow", methods);
    }
    answer(context, problem(status, detail(status, rejection, context), context));
  }

  private static String detail(
      HttpStatus status, HttpResponseException rejection, Context context) {
    return switch (status) {
      case NOT_FOUND -> "there is nothing at " + context.path();
      case METHOD_NOT_ALLOWED ->
          "%s is not allowed at %s, allowed is %s"
              .formatted(
                  context.method().name(),
                  context.path(),
                  rejection.getDetails().get(AVAILABLE_METHODS));
      default -> String.valueOf(rejection.getMessage());
    };
  }

  private static void failed(Exception failure, Context context) {
    LOG.error("{} {} failed", context.method().name(), context.path(), failure);
    answer(
        context,
        problem(
            HttpStatus.INTERNAL_SERVER_ERROR,
            "an unexpected error, its cause stands in the log",
            context));
  }

  private static Problem problem(HttpStatus status, String detail, Context context) {
    return new Problem(status.getCode(), status.getMessage(), detail, context.path(), Map.of());
  }

  private static void answer(Context context, Problem problem) {
    try {
      context
          .status(problem.status())
          .contentType(Problem.CONTENT_TYPE)
          .result(Json.mapper().writeValueAsBytes(problem));
    } catch (JsonProcessingException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }
}
