package io.streamgauge.standalone.registry;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.streamgauge.standalone.registry.Queries.Visibility;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A request as routes see it.
 *
 * @param path values of the path's variables, decoded
 * @param query first value of each query parameter, decoded
 * @param body the body as it came
 */
record Request(Map<String, String> path, Map<String, String> query, String body) {

  private static final ObjectMapper JSON = new ObjectMapper();

  Request {
    path = Map.copyOf(path);
    query = Map.copyOf(query);
  }

  String subject() {
    return path.get("subject");
  }

  VersionName version() {
    return VersionName.parse(path.get("version"));
  }

  /** The id in the path; a path with anything else is not found, as with Confluent. */
  int id() {
    try {
      return Integer.parseInt(path.get("id"));
    } catch (NumberFormatException e) {
      throw Problem.of(404, "HTTP 404 Not Found");
    }
  }

  /** Clients write booleans in their language's way: true, True. */
  boolean flag(String name) {
    return Boolean.parseBoolean(query.get(name));
  }

  String text(String name, String otherwise) {
    return query.getOrDefault(name, otherwise);
  }

  Visibility visibility() {
    if (flag("deletedOnly")) {
      return Visibility.DELETED;
    }
    return flag("deleted") ? Visibility.ALL : Visibility.LIVE;
  }

  /**
   * The body.
   *
   * @throws Problem 400 where it is no JSON object
   */
  JsonNode json() {
    try {
      JsonNode json = JSON.readTree(body);
      if (json.isObject()) {
        return json;
      }
    } catch (JsonProcessingException e) {
      throw Problem.of(400, "The body is not JSON: " + e.getOriginalMessage());
    }
    throw Problem.of(400, "The body must be a JSON object");
  }

  /** A text that the body must have; the error code of its absence is the caller's. */
  String required(String field, int code) {
    JsonNode value = json().path(field);
    if (!value.isTextual()) {
      throw Problem.invalid(code, "'%s' must be a string in the body".formatted(field));
    }
    return value.textValue();
  }

  /** The references in the body. */
  List<Reference> references() {
    List<Reference> references = new ArrayList<>();
    for (JsonNode reference : json().path("references")) {
      references.add(
          new Reference(
              reference.path("name").textValue(),
              reference.path("subject").textValue(),
              reference.path("version").asInt(-1)));
    }
    return references;
  }

  /** A number above 0 in the body; clients also write 0, -1 or null for none. */
  Optional<Integer> number(String field) {
    int value = json().path(field).asInt(0);
    return value > 0 ? Optional.of(value) : Optional.empty();
  }

  /** First value of each parameter of a raw query, which may be null. */
  static Map<String, String> parameters(String rawQuery) {
    Map<String, String> parameters = new HashMap<>();
    if (rawQuery != null) {
      for (String pair : rawQuery.split("&")) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        parameters.putIfAbsent(URLDecoder.decode(name, UTF_8), URLDecoder.decode(value, UTF_8));
      }
    }
    return parameters;
  }

  /** Segments of a raw path, each decoded by itself, so that a subject may hold a slash. */
  static List<String> segments(String rawPath) {
    List<String> segments = new ArrayList<>();
    for (String segment : rawPath.split("/")) {
      if (!segment.isEmpty()) {
        segments.add(URLDecoder.decode(segment.replace("+", "%2B"), UTF_8));
      }
    }
    return segments;
  }
}
