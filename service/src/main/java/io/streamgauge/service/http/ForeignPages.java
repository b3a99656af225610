package io.streamgauge.service.http;

import io.javalin.http.Context;
import io.javalin.http.Handler;
import io.javalin.http.HandlerType;
import java.net.URI;
import java.util.List;
import java.util.Optional;

/**
 * Refuses what pages of other origins would have done. Browsers let any page send forms anywhere,
 * and say whose page it was; whoever is no browser does not.
 */
final class ForeignPages implements Handler {

  private static final String ANY = "*";

  private final List<String> allowed;

  /**
   * @param allowed origins that may, {@code https://example.org}, or {@code *}
   */
  ForeignPages(List<String> allowed) {
    this.allowed = List.copyOf(allowed);
  }

  @Override
  public void handle(Context context) {
    String origin = context.header("Origin");
    if (origin != null && changesSomething(context) && !isAllowed(origin, context)) {
      throw new ProblemException(
          403,
          "Foreign origin",
          "pages of '%s' may not change anything here; allowed are its own and those of http.cors.origins"
              .formatted(origin));
    }
  }

  private static boolean changesSomething(Context context) {
    HandlerType method = context.method();
    return method != HandlerType.GET && method != HandlerType.HEAD && method != HandlerType.OPTIONS;
  }

  private boolean isAllowed(String origin, Context context) {
    return allowed.contains(ANY)
        || allowed.contains(origin)
        || authority(origin).filter(it -> it.equals(context.header("Host"))).isPresent();
  }

  private static Optional<String> authority(String origin) {
    try {
      return Optional.ofNullable(URI.create(origin).getRawAuthority());
    } catch (IllegalArgumentException e) {
      return Optional.empty(); // "null", as sandboxed pages say, or nonsense
    }
  }
}
