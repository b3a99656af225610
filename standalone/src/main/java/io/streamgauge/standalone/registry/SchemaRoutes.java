package io.streamgauge.standalone.registry;

import io.streamgauge.standalone.registry.Queries.Visibility;
import io.streamgauge.standalone.registry.Registration.Candidate;
import io.streamgauge.standalone.registry.Route.RawText;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Subjects, versions and schemas over HTTP. */
final class SchemaRoutes {

  private final Catalog catalog;
  private final Queries queries;
  private final Schemas schemas;
  private final Registration registration;
  private final Deletion deletion;

  SchemaRoutes(
      Catalog catalog,
      Queries queries,
      Schemas schemas,
      Registration registration,
      Deletion deletion) {
    this.catalog = catalog;
    this.queries = queries;
    this.schemas = schemas;
    this.registration = registration;
    this.deletion = deletion;
  }

  List<Route> routes() {
    String version = "/subjects/{subject}/versions/{version}";
    return List.of(
        Route.of("GET", "/", request -> Map.of()),
        Route.of("GET", "/contexts", request -> List.of(".")),
        Route.of("GET", "/schemas", this::schemas),
        Route.of("GET", "/schemas/types", request -> List.of("AVRO")),
        Route.of("GET", "/schemas/ids/{id}", this::schema),
        Route.of("GET", "/schemas/ids/{id}/schema", this::schemaText),
        Route.of("GET", "/schemas/ids/{id}/subjects", this::subjectsOfSchema),
        Route.of("GET", "/schemas/ids/{id}/versions", this::versionsOfSchema),
        Route.of("GET", "/subjects", this::subjects),
        Route.of("POST", "/subjects/{subject}", this::lookUp),
        Route.of("DELETE", "/subjects/{subject}", this::deleteSubject),
        Route.of("GET", "/subjects/{subject}/versions", this::versions),
        Route.of("POST", "/subjects/{subject}/versions", this::register),
        Route.of("GET", version, request -> answer(found(request))),
        Route.of("DELETE", version, this::deleteVersion),
        Route.of("GET", version + "/schema", request -> text(found(request).id())),
        Route.of("GET", version + "/referencedby", this::referencedBy));
  }

  private Object schemas(Request request) {
    String prefix = request.text("subjectPrefix", "");
    return queries.subjects(prefix, request.visibility()).stream()
        .map(subject -> queries.find(subject, request.visibility()))
        .flatMap(found -> found.stream().skip(request.flag("latestOnly") ? found.size() - 1L : 0))
        .map(this::answer)
        .toList();
  }

  private Object schema(Request request) {
    Map<String, Object> answer = answer(queries.content(request.id()));
    if (request.flag("fetchMaxId")) {
      answer.put("maxId", catalog.highestId());
    }
    return answer;
  }

  private Object schemaText(Request request) {
    return text(request.id());
  }

  private Object subjectsOfSchema(Request request) {
    return queries.usesOf(request.id(), request.visibility()).stream()
        .map(Version::subject)
        .distinct()
        .toList();
  }

  private Object versionsOfSchema(Request request) {
    return queries.usesOf(request.id(), request.visibility()).stream()
        .map(use -> ordered("subject", use.subject(), "version", use.number()))
        .toList();
  }

  private Object subjects(Request request) {
    return queries.subjects(request.text("subjectPrefix", ""), request.visibility());
  }

  private Object versions(Request request) {
    return queries.versions(request.subject(), request.visibility()).stream()
        .map(Version::number)
        .toList();
  }

  private Object lookUp(Request request) {
    Visibility visibility = request.visibility();
    queries.versions(request.subject(), visibility);
    return queries
        .version(request.subject(), content(request), visibility)
        .map(this::answer)
        .orElseThrow(Problem::noSchema);
  }

  private Object register(Request request) {
    Candidate candidate =
        new Candidate(content(request), request.number("id"), request.number("version"));
    return Map.of("id", registration.register(request.subject(), candidate));
  }

  private Object deleteSubject(Request request) {
    return deletion.subject(request.subject(), request.flag("permanent"));
  }

  private Object deleteVersion(Request request) {
    return deletion.version(request.subject(), request.version(), request.flag("permanent"));
  }

  private Object referencedBy(Request request) {
    return queries.referencesTo(found(request));
  }

  /** The schema in the body of a request. */
  Content content(Request request) {
    String type = request.json().path("schemaType").asText("AVRO");
    if (!type.equals("AVRO") && !type.equals("null")) {
      throw Problem.invalid(42201, "Invalid schema type " + type + ": only AVRO is supported");
    }
    return schemas.canonical(
        request.required("schema", 42201), request.references(), request.flag("normalize"));
  }

  private Version found(Request request) {
    return queries.version(request.subject(), request.version(), request.visibility());
  }

  private RawText text(int id) {
    return new RawText(queries.content(id).text());
  }

  private Map<String, Object> answer(Version version) {
    Map<String, Object> answer = ordered("subject", version.subject(), "version", version.number());
    answer.put("id", version.id());
    answer.putAll(answer(queries.content(version.id())));
    return answer;
  }

  /** Without schemaType and without empty references, which old clients do not know. */
  private static Map<String, Object> answer(Content content) {
    Map<String, Object> answer = new LinkedHashMap<>();
    if (!content.references().isEmpty()) {
      answer.put("references", content.references());
    }
    answer.put("schema", content.text());
    return answer;
  }

  private static Map<String, Object> ordered(
      String name, Object value, String secondName, Object secondValue) {
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put(name, value);
    answer.put(secondName, secondValue);
    return answer;
  }
}
