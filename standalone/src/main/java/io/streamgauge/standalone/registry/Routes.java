package io.streamgauge.standalone.registry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.streamgauge.standalone.registry.Route.RawText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Finds the route of a request and turns what comes of it into an answer. */
final class Routes {

  private static final Logger log = LoggerFactory.getLogger(Routes.class);
  private static final ObjectMapper JSON = new ObjectMapper();

  private final List<Route> routes;

  private Routes(List<Route> routes) {
    this.routes = routes;
  }

  /** All routes over one catalog. */
  static Routes over(Catalog catalog, ChangeLog changes) {
    Journal journal = new Journal(catalog, changes);
    Queries queries = new Queries(catalog);
    Schemas schemas = new Schemas(catalog);
    Settings settings = new Settings(catalog, journal);
    Compatibility compatibility = new Compatibility(catalog, schemas);
    Registration registration =
        new Registration(catalog, journal, queries, settings, compatibility);
    Deletion deletion = new Deletion(journal, queries, settings);
    SchemaRoutes first = new SchemaRoutes(catalog, queries, schemas, registration, deletion);
    SettingRoutes second = new SettingRoutes(settings, queries, compatibility, first);
    return new Routes(Stream.of(first.routes(), second.routes()).flatMap(List::stream).toList());
  }

  /**
   * An answer as it goes over the wire.
   *
   * @param body JSON
   */
  record Answer(int status, String body) {}

  Answer answer(String method, String rawPath, String rawQuery, String body) {
    try {
      return new Answer(200, text(found(method, rawPath, rawQuery, body)));
    } catch (Problem e) {
      if (e.status() >= 500) {
        log.error("Schema registry: {} {} fails: {}", method, rawPath, e.getMessage(), e);
      }
      return problem(e);
    } catch (RuntimeException e) {
      log.error("Schema registry: {} {} fails", method, rawPath, e);
      return problem(Problem.storeFailed("Internal error: " + e, e));
    }
  }

  private Object found(String method, String rawPath, String rawQuery, String body) {
    List<String> path = segments(rawPath);
    boolean pathKnown = false;
    for (Route route : routes) {
      Optional<Map<String, String>> variables = route.match(path);
      pathKnown |= variables.isPresent();
      if (variables.isPresent() && route.method().equals(method)) {
        Map<String, String> query = parameters(rawQuery);
        return route.answer().apply(new Request(variables.get(), query, body));
      }
    }
    throw pathKnown
        ? Problem.of(405, "HTTP 405 Method Not Allowed")
        : Problem.of(404, "HTTP 404 Not Found");
  }

  private static List<String> segments(String rawPath) {
    try {
      return Request.segments(rawPath);
    } catch (IllegalArgumentException e) {
      throw Problem.of(400, "The path is not well encoded: " + e.getMessage());
    }
  }

  private static Map<String, String> parameters(String rawQuery) {
    try {
      return Request.parameters(rawQuery);
    } catch (IllegalArgumentException e) {
      throw Problem.of(400, "The query is not well encoded: " + e.getMessage());
    }
  }

  private static Answer problem(Problem problem) {
    String message = String.valueOf(problem.getMessage());
    return new Answer(
        problem.status(),
        JSON.createObjectNode()
            .put("error_code", problem.code())
            .put("message", message)
            .toString());
  }

  private static String text(Object content) {
    if (content instanceof RawText raw) {
      return raw.text();
    }
    try {
      return JSON.writeValueAsString(content);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write " + content, e);
    }
  }
}
