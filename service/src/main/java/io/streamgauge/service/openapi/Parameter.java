package io.streamgauge.service.openapi;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A parameter of an operation.
 *
 * @param name as it stands in the URL
 * @param place where it stands
 * @param required whether a request without it is refused
 * @param description what it does, in Markdown
 * @param schema what is allowed, as JSON Schema
 */
public record Parameter(
    String name, Place place, boolean required, String description, Map<String, Object> schema) {

  /** Where a parameter stands. */
  public enum Place {
    QUERY,
    PATH
  }

  public Parameter {
    requireNonNull(name, "name");
    requireNonNull(place, "place");
    requireNonNull(description, "description");
    schema = new LinkedHashMap<>(schema);
  }

  /** Any text. */
  public static Parameter text(String name, String description) {
    return query(name, description, Map.of("type", "string"));
  }

  /** A part of the path; always required. */
  public static Parameter path(String name, String description) {
    return new Parameter(name, Place.PATH, true, description, Map.of("type", "string"));
  }

  /** Epoch milliseconds or ISO 8601. */
  public static Parameter instant(String name, String description) {
    return query(
        name,
        description + " Epoch milliseconds, or ISO 8601 with an offset.",
        Map.of(
            "anyOf",
            List.of(
                Map.of("type", "integer", "minimum", 0),
                Map.of("type", "string", "format", "date-time"))));
  }

  /** One of a few words. */
  public static Parameter choice(String name, String description, Collection<String> words) {
    return query(name, description, Map.of("type", "string", "enum", List.copyOf(words)));
  }

  /** A whole number within bounds, both inclusive. */
  public static Parameter integer(String name, String description, int least, int most) {
    return query(name, description, Map.of("type", "integer", "minimum", least, "maximum", most));
  }

  /** A length of time with its unit. */
  public static Parameter duration(String name, String description) {
    return query(
        name,
        description + " A number with a unit: ns, us, ms, s, m, h, d; without one, seconds.",
        Map.of("type", "string", "pattern", "^[0-9]+(\\.[0-9]+)?(ns|us|ms|s|m|h|d)?$"));
  }

  /** Numbers, separated by commas. */
  public static Parameter numbers(String name, String description) {
    return query(
        name,
        description,
        Map.of("type", "array", "items", Map.of("type", "number", "minimum", 0)));
  }

  /** Texts; the parameter stands there once for each. */
  public static Parameter texts(String name, String description, int most) {
    return query(
        name,
        description,
        Map.of(
            "type", "array", "items", Map.of("type", "string"), "minItems", 1, "maxItems", most));
  }

  private static Parameter query(String name, String description, Map<String, Object> schema) {
    return new Parameter(name, Place.QUERY, false, description, schema);
  }

  /** The same, required. */
  public Parameter mandatory() {
    return new Parameter(name, place, true, description, schema);
  }

  /** The same with the value that counts where it is left out. */
  public Parameter defaultsTo(Object value) {
    Map<String, Object> more = new LinkedHashMap<>(schema);
    more.put("default", value);
    return new Parameter(name, place, required, description, more);
  }
}
