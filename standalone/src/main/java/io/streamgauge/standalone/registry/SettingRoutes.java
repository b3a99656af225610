package io.streamgauge.standalone.registry;

import io.streamgauge.standalone.registry.Queries.Visibility;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Compatibility levels, modes and compatibility checks over HTTP. */
final class SettingRoutes {

  private final Settings settings;
  private final Queries queries;
  private final Compatibility compatibility;
  private final SchemaRoutes schemaRoutes;

  SettingRoutes(
      Settings settings, Queries queries, Compatibility compatibility, SchemaRoutes schemaRoutes) {
    this.settings = settings;
    this.queries = queries;
    this.compatibility = compatibility;
    this.schemaRoutes = schemaRoutes;
  }

  List<Route> routes() {
    String check = "/compatibility/subjects/{subject}/versions";
    return List.of(
        Route.of("GET", "/config", request -> level(settings.globalLevel())),
        Route.of("PUT", "/config", this::setLevel),
        Route.of("DELETE", "/config", request -> level(settings.removeGlobalLevel())),
        Route.of("GET", "/config/{subject}", this::levelOfSubject),
        Route.of("PUT", "/config/{subject}", this::setLevel),
        Route.of(
            "DELETE",
            "/config/{subject}",
            request -> level(settings.removeLevel(request.subject()))),
        Route.of("GET", "/mode", request -> mode(settings.globalMode())),
        Route.of("PUT", "/mode", this::setMode),
        Route.of("GET", "/mode/{subject}", this::modeOfSubject),
        Route.of("PUT", "/mode/{subject}", this::setMode),
        Route.of(
            "DELETE", "/mode/{subject}", request -> mode(settings.removeMode(request.subject()))),
        Route.of("POST", check, this::checkAll),
        Route.of("POST", check + "/{version}", this::checkOne));
  }

  private Object setLevel(Request request) {
    Level level = Level.parse(request.required("compatibility", 42203));
    settings.setLevel(subject(request), level);
    return Map.of("compatibility", level);
  }

  private Object levelOfSubject(Request request) {
    String subject = request.subject();
    return level(
        request.flag("defaultToGlobal") ? settings.levelFor(subject) : settings.ownLevel(subject));
  }

  private Object setMode(Request request) {
    Mode mode = Mode.parse(request.required("mode", 42204));
    settings.setMode(subject(request), mode, request.flag("force"));
    return mode(mode);
  }

  private Object modeOfSubject(Request request) {
    String subject = request.subject();
    return mode(
        request.flag("defaultToGlobal") ? settings.modeFor(subject) : settings.ownMode(subject));
  }

  private Object checkAll(Request request) {
    return check(request, queries.find(request.subject(), Visibility.LIVE));
  }

  /** The newest version of an unknown subject agrees with everything; a number must be there. */
  private Object checkOne(Request request) {
    VersionName name = request.version();
    Optional<Version> found = name.in(queries.find(request.subject(), Visibility.LIVE));
    if (found.isEmpty() && !name.isLatest()) {
      throw Problem.noVersion(name);
    }
    return check(request, found.stream().toList());
  }

  private Object check(Request request, List<Version> versions) {
    List<String> problems =
        compatibility.problems(
            schemaRoutes.content(request), versions, settings.levelFor(request.subject()));
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put("is_compatible", problems.isEmpty());
    if (request.flag("verbose")) {
      answer.put("messages", problems);
    }
    return answer;
  }

  private static Optional<String> subject(Request request) {
    return Optional.ofNullable(request.subject());
  }

  private static Object level(Level level) {
    return Map.of("compatibilityLevel", level);
  }

  private static Object mode(Mode mode) {
    return Map.of("mode", mode);
  }
}
