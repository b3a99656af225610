package io.streamgauge.standalone.importers;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** Version 1 of Zipkin's spans, where annotations say who did what. */
final class ZipkinV1 {

  private static final Set<String> OF_SERVER = Set.of("sr", "ss");
  private static final Set<String> OF_CLIENT = Set.of("cs", "cr");

  private ZipkinV1() {}

  /** SERVER, CLIENT or empty. Where both sides share a span, it is the server's. */
  static String kind(JsonNode span) {
    if (!endpoint(span, OF_SERVER).isMissingNode()) {
      return "SERVER";
    }
    return endpoint(span, OF_CLIENT).isMissingNode() ? "" : "CLIENT";
  }

  /** The process that the span belongs to. */
  static JsonNode endpoint(JsonNode span) {
    JsonNode server = endpoint(span, OF_SERVER);
    JsonNode client = server.isMissingNode() ? endpoint(span, OF_CLIENT) : server;
    return client.isMissingNode() ? span.path("annotations").path(0).path("endpoint") : client;
  }

  static Map<String, String> tags(JsonNode span) {
    Map<String, String> tags = new HashMap<>();
    for (JsonNode each : span.path("binaryAnnotations")) {
      tags.put(each.path("key").asText(), each.path("value").asText());
    }
    return tags;
  }

  private static JsonNode endpoint(JsonNode span, Set<String> values) {
    for (JsonNode each : span.path("annotations")) {
      if (values.contains(each.path("value").asText())) {
        return each.path("endpoint");
      }
    }
    return MissingNode.getInstance();
  }
}
