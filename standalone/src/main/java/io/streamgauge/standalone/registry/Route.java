package io.streamgauge.standalone.registry;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * What answers one method on one shape of path.
 *
 * @param template segments; one in braces is a variable
 * @param answer gives what becomes JSON, or {@link RawText}
 */
record Route(String method, List<String> template, Function<Request, Object> answer) {

  /** An answer that is the body as it stands. */
  record RawText(String text) {}

  static Route of(String method, String path, Function<Request, Object> answer) {
    return new Route(
        method, Request.segments(path.replace("{", "%7B").replace("}", "%7D")), answer);
  }

  /** Values of the variables if the path has this shape. */
  Optional<Map<String, String>> match(List<String> path) {
    if (path.size() != template.size()) {
      return Optional.empty();
    }
    Map<String, String> variables = new HashMap<>();
    for (int i = 0; i < path.size(); i++) {
      String expected = template.get(i);
      if (expected.startsWith("{")) {
        variables.put(expected.substring(1, expected.length() - 1), path.get(i));
      } else if (!expected.equals(path.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.of(variables);
  }
}
