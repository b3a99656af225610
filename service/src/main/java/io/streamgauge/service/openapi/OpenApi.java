package io.streamgauge.service.openapi;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An OpenAPI 3.1 document of operations, made once. */
public final class OpenApi {

  private static final String PROBLEM = "#/components/schemas/Problem";

  private final ObjectMapper mapper;
  private final List<Surroundings> surroundings;
  private final AnswerSchemas schemas;
  private final List<ArrayNode> composed = new ArrayList<>();
  private final ObjectNode document;

  private OpenApi(ObjectMapper given, List<Surroundings> surroundings) {
    // The same document from each process: literal maps are in a different order each time.
    this.mapper = given.copy().enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS);
    this.surroundings = List.copyOf(surroundings);
    schemas = new AnswerSchemas(mapper);
    document = mapper.createObjectNode().put("openapi", "3.1.0");
  }

  /**
   * The document.
   *
   * @param operations in the order in which they are to be named
   * @param surroundings what is added to some of them
   * @param undocumented paths that are served, too, but not described; named in an extension of the
   *     document
   */
  public static ObjectNode document(
      ObjectMapper mapper,
      Collection<? extends Operation<?>> operations,
      List<Surroundings> surroundings,
      Collection<String> undocumented) {
    return new OpenApi(mapper, surroundings).with(operations, undocumented);
  }

  private ObjectNode with(
      Collection<? extends Operation<?>> operations, Collection<String> undocumented) {
    document
        .putObject("info")
        .put("title", "Streamgauge")
        .put("version", "1")
        .put(
            "description",
            "Instants are epoch milliseconds, durations seconds, ratios 0 to 1, sizes bytes, rates"
                + " events per second. Errors are RFC 9457 problem documents.");
    ObjectNode paths = document.putObject("paths");
    operations.forEach(operation -> add(operation, paths));
    ObjectNode components = document.putObject("components");
    components.set("schemas", schemas.definitions());
    composed.forEach(parts -> parts.forEach(part -> open(components, part.path("$ref").asText())));
    components.withObject("schemas").set("Problem", problem());
    if (!undocumented.isEmpty()) {
      undocumented.forEach(document.putArray("x-undocumented")::add);
    }
    return document;
  }

  /** What can be asked for and what can be done at one path stand together. */
  private void add(Operation<?> operation, ObjectNode paths) {
    String path = operation.path().replace('<', '{').replace('>', '}');
    String method = operation.method().name().toLowerCase(Locale.ROOT);
    ObjectNode described = described(operation);
    if (paths.get(path) instanceof ObjectNode others) {
      described.put("operationId", method + "-" + described.path("operationId").asText());
      others.set(method, described);
    } else {
      paths.putObject(path).set(method, described);
    }
  }

  private ObjectNode described(Operation<?> operation) {
    ObjectNode get = mapper.createObjectNode();
    get.put("summary", operation.summary());
    if (!operation.description().isEmpty()) {
      get.put("description", operation.description());
    }
    get.put("operationId", id(operation.path()));
    get.putArray("tags").add(tag(operation.path()));
    ArrayNode parameters = get.putArray("parameters");
    operation.parameters().forEach(parameter -> parameters.add(parameter(parameter)));
    surroundings.stream()
        .filter(each -> each.include(operation))
        .flatMap(each -> each.parameters().stream())
        .forEach(parameter -> parameters.add(parameter(parameter)));
    ObjectNode responses = get.putObject("responses");
    responses.set("200", answer(operation));
    if (operation.isJson() && operation.method() == Operation.Method.GET) {
      responses.putObject("304").put("description", "what `If-None-Match` names is still right");
    }
    responses.set("default", error());
    return get;
  }

  private ObjectNode parameter(Parameter parameter) {
    ObjectNode node = mapper.createObjectNode();
    node.put("name", parameter.name());
    node.put("in", parameter.place().name().toLowerCase(Locale.ROOT));
    node.put("description", parameter.description());
    node.put("required", parameter.required());
    JsonNode schema = mapper.valueToTree(parameter.schema());
    if ("array".equals(schema.path("type").asText())) {
      boolean repeated = "string".equals(schema.at("/items/type").asText());
      node.put("style", "form").put("explode", repeated);
    }
    node.set("schema", schema);
    return node;
  }

  private ObjectNode answer(Operation<?> operation) {
    ObjectNode answer = mapper.createObjectNode().put("description", operation.summary());
    ObjectNode content = answer.putObject("content").putObject(operation.mediaType());
    content.set(
        "schema",
        operation.isJson() ? schema(operation) : mapper.createObjectNode().put("type", "string"));
    operation
        .examples()
        .forEach(
            example ->
                content
                    .withObject("examples")
                    .putObject(example.name())
                    .put("summary", operation.method() + " " + example.request())
                    .set("value", read(operation.answer(), example.resource())));
    return answer;
  }

  private ObjectNode schema(Operation<?> operation) {
    if (JsonNode.class.isAssignableFrom(operation.answer())) {
      return mapper.createObjectNode().put("type", "object");
    }
    ObjectNode own = schemas.reference(operation.answer());
    List<ObjectNode> around =
        surroundings.stream()
            .filter(each -> each.include(operation))
            .map(each -> schemas.reference(each.members()))
            .toList();
    if (around.isEmpty()) {
      return own;
    }
    ObjectNode all = mapper.createObjectNode();
    ArrayNode parts = all.putArray("allOf").add(own).addAll(around);
    composed.add(parts);
    return all.put("unevaluatedProperties", false);
  }

  /** Leaves it to the whole to refuse what none of its parts knows. */
  private static void open(ObjectNode components, String reference) {
    components
        .withObject("schemas")
        .withObject(reference.substring(reference.lastIndexOf('/')))
        .remove("additionalProperties");
  }

  private JsonNode read(Class<?> beside, String resource) {
    try (InputStream file = beside.getResourceAsStream(resource)) {
      if (file == null) {
        throw new IllegalStateException("no example " + resource + " beside " + beside.getName());
      }
      return mapper.readTree(file);
    } catch (IOException e) {
      throw new UncheckedIOException(resource, e);
    }
  }

  private ObjectNode error() {
    ObjectNode error = mapper.createObjectNode().put("description", "what is wrong");
    error
        .putObject("content")
        .putObject("application/problem+json")
        .putObject("schema")
        .put("$ref", PROBLEM);
    return error;
  }

  private ObjectNode problem() {
    ObjectNode problem = mapper.createObjectNode().put("type", "object");
    problem.put("description", "An RFC 9457 problem document.");
    ObjectNode properties = problem.putObject("properties");
    Map<String, String> texts = new LinkedHashMap<>();
    texts.put("type", "about:blank: the status and the title say what it is");
    texts.put("title", "what is wrong in general");
    texts.put("detail", "what is wrong with this request, and what is allowed");
    texts.put("instance", "path of the request");
    texts.forEach(
        (name, about) -> {
          properties.putObject(name).put("type", "string").put("description", about);
          problem.withArray("required").add(name);
        });
    properties.putObject("status").put("type", "integer").put("description", "the HTTP status");
    problem.withArray("required").add("status");
    for (String text : new String[] {"parameter", "value", "allowed"}) {
      properties
          .putObject(text)
          .put("type", "string")
          .put("description", "of the parameter that is wrong, if one is");
    }
    return problem;
  }

  private static String id(String path) {
    return path.replaceAll("[^A-Za-z0-9]+", "-").replaceAll("^-|-$", "");
  }

  private static String tag(String path) {
    return path.startsWith("/api/") ? path.split("/")[3] : "process";
  }
}
