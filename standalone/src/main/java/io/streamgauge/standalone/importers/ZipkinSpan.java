package io.streamgauge.standalone.importers;

import com.fasterxml.jackson.databind.JsonNode;
import io.streamgauge.event.Outcome;
import io.streamgauge.event.RequestKind;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A span, whichever version wrote it.
 *
 * @param instance address of the process, or null
 * @param spanKind kind as it stands in version 2, empty where it has none
 * @param startMicros epoch microseconds, 0 where unknown
 * @param durationMicros microseconds, 0 where unknown
 * @param tags its tags with textual values
 */
record ZipkinSpan(
    String traceId,
    String name,
    String service,
    String instance,
    String spanKind,
    long startMicros,
    long durationMicros,
    Map<String, String> tags) {

  /** What a span tells of. */
  enum Role {
    SERVED,
    CALL
  }

  private static final List<String> STATEMENT_TAGS =
      List.of("sql.query", "cassandra.query", "db.query.text", "db.statement");
  private static final List<String> PATH_TAGS = List.of("http.route", "http.path", "http.target");
  private static final List<String> METHOD_TAGS = List.of("http.method", "http.request.method");
  private static final List<String> STATUS_TAGS =
      List.of("http.status_code", "http.response.status_code");
  private static final Set<String> METHODS =
      Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");
  private static final Pattern STATUS = Pattern.compile("\\d{3}");
  private static final int FIRST_SERVER_ERROR = 500;
  private static final long LONGEST_MICROS = Long.MAX_VALUE / 4_000;

  static ZipkinSpan of(JsonNode node) {
    boolean first =
        !node.has("localEndpoint") && node.path("annotations").findValue("endpoint") != null;
    JsonNode endpoint = first ? ZipkinV1.endpoint(node) : node.path("localEndpoint");
    return new ZipkinSpan(
        node.path("traceId").asText(),
        node.path("name").asText().strip(),
        endpoint.path("serviceName").asText().strip(),
        address(endpoint),
        first ? ZipkinV1.kind(node) : node.path("kind").asText(),
        micros(node.path("timestamp")),
        micros(node.path("duration")),
        first ? ZipkinV1.tags(node) : tags(node.path("tags")));
  }

  Role role() {
    return spanKind.equals("CLIENT") || spanKind.equals("PRODUCER") ? Role.CALL : Role.SERVED;
  }

  RequestKind kind() {
    if (spanKind.equals("CONSUMER")) {
      return RequestKind.MESSAGE;
    }
    boolean http = !tag(METHOD_TAGS).isEmpty() || !tag(PATH_TAGS).isEmpty() || !method().isEmpty();
    if (http) {
      return RequestKind.HTTP;
    }
    return spanKind.equals("SERVER") ? RequestKind.RPC : RequestKind.OTHER;
  }

  /** Method and path as far as the span tells them, else its name. */
  String operation() {
    String method = tag(METHOD_TAGS).isEmpty() ? method() : tag(METHOD_TAGS);
    if (method.isEmpty()) {
      return name.isEmpty() ? "(unnamed)" : OperationName.of(name);
    }
    String named = method().isEmpty() ? "" : name.substring(method().length()).strip();
    String path = named.isEmpty() ? tag(PATH_TAGS) : named;
    return path.isEmpty() ? method.toUpperCase(Locale.ROOT) : OperationName.of(method, path);
  }

  /** The statement that the span carries, with its literals; empty where there is none. */
  String statement() {
    return tag(STATEMENT_TAGS);
  }

  /** HTTP status, 0 where the span tells none. */
  int status() {
    String code = tag(STATUS_TAGS);
    return STATUS.matcher(code).matches() ? Integer.parseInt(code) : 0;
  }

  /** An error that is nothing but a status is judged as the status is. */
  Outcome outcome() {
    boolean error = failed();
    if (STATUS.matcher(tags.getOrDefault("error", "")).matches()) {
      error = Integer.parseInt(tags.get("error")) >= FIRST_SERVER_ERROR;
    }
    return error || status() >= FIRST_SERVER_ERROR ? Outcome.ERROR : Outcome.SUCCESS;
  }

  boolean failed() {
    return !tags.getOrDefault("error", "false").equals("false");
  }

  long durationNanos() {
    return durationMicros * 1_000;
  }

  long endMillis() {
    return (startMicros + durationMicros) / 1_000;
  }

  /** The HTTP method that the name begins with, as it is written there. */
  private String method() {
    int blank = name.indexOf(' ');
    String word = blank < 0 ? name : name.substring(0, blank);
    return METHODS.contains(word.toUpperCase(Locale.ROOT)) ? word : "";
  }

  private String tag(List<String> names) {
    return names.stream().map(tags::get).filter(value -> value != null).findFirst().orElse("");
  }

  private static String address(JsonNode endpoint) {
    String host = endpoint.path("ipv4").asText(endpoint.path("ipv6").asText());
    if (host.isEmpty()) {
      return null;
    }
    return endpoint.has("port") ? host + ":" + endpoint.get("port").asText() : host;
  }

  private static long micros(JsonNode number) {
    long value = number.asLong();
    return value > LONGEST_MICROS ? 0 : value;
  }

  private static Map<String, String> tags(JsonNode node) {
    Map<String, String> tags = new HashMap<>();
    node.properties().forEach(tag -> tags.put(tag.getKey(), tag.getValue().asText()));
    return tags;
  }
}
