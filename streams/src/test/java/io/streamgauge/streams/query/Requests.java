package io.streamgauge.streams.query;

import io.streamgauge.service.http.Parameters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Parameters as requests give them. */
final class Requests {

  private Requests() {}

  static Parameters parameters(Map<String, String> values) {
    Map<String, List<String>> given = new HashMap<>();
    values.forEach((name, value) -> given.put(name, List.of(value)));
    return Parameters.of(given, given.keySet().toArray(String[]::new));
  }
}
