package io.streamgauge.standalone.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What JSON consists of: its keys and the types of its values, whatever the values are. */
final class Shapes {

  private Shapes() {}

  /** Types by path; null where no other value says more, elements of a list taken together. */
  static SortedMap<String, String> of(JsonNode json) {
    SortedMap<String, String> types = new TreeMap<>();
    add("", json, types);
    return types;
  }

  private static void add(String path, JsonNode json, Map<String, String> types) {
    types.merge(path, type(json), (one, other) -> one.equals("null") ? other : one);
    json.properties().forEach(each -> add(path + "/" + each.getKey(), each.getValue(), types));
    if (json.isArray()) {
      json.forEach(element -> add(path + "/-", element, types));
    }
  }

  private static String type(JsonNode json) {
    return switch (json.getNodeType()) {
      case OBJECT -> "object";
      case ARRAY -> "array";
      case STRING -> "string";
      case NUMBER -> "number";
      case BOOLEAN -> "boolean";
      case NULL -> "null";
      default -> throw new IllegalArgumentException(json.toString());
    };
  }

  /** The keys of the one whose types the other does not have, with both types. */
  static Map<String, String> differences(JsonNode one, JsonNode other) {
    SortedMap<String, String> expected = of(one);
    SortedMap<String, String> actual = of(other);
    SortedMap<String, String> keys = new TreeMap<>(expected);
    keys.putAll(actual);
    return keys.keySet().stream()
        .filter(key -> !isInEmptyList(key, expected) && !isInEmptyList(key, actual))
        .filter(key -> !compatible(expected.get(key), actual.get(key)))
        .collect(
            Collectors.toMap(key -> key, key -> expected.get(key) + " and " + actual.get(key)));
  }

  private static boolean isInEmptyList(String key, Map<String, String> types) {
    int element = key.indexOf("/-");
    while (element >= 0) {
      if ("array".equals(types.get(key.substring(0, element)))
          && !types.containsKey(key.substring(0, element + 2))) {
        return true;
      }
      element = key.indexOf("/-", element + 2);
    }
    return false;
  }

  private static boolean compatible(String one, String other) {
    return one != null
        && other != null
        && (one.equals(other) || one.equals("null") || other.equals("null"));
  }
}
