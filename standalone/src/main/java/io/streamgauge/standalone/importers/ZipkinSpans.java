package io.streamgauge.standalone.importers;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.streamgauge.collectors.SqlDialect;
import java.io.IOException;
import java.io.InputStream;

/**
 * Spans in Zipkin's JSON, version 2 or 1: a list, a list of lists, or one a line.
 *
 * <p>A request is what a service did when it was asked: spans of servers and consumers, and those
 * of no kind, which are jobs or steps inside of a process. Calls that carry a statement are queries
 * of the calling service. Other calls are passed over, because the service that was called tells of
 * them.
 */
final class ZipkinSpans implements FormatReader {

  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public String expected() {
    return "spans in Zipkin's JSON, such as [{\"traceId\":\"…\",\"id\":\"…\",\"kind\":\"SERVER\","
        + "\"timestamp\":…,\"duration\":…}]";
  }

  @Override
  public void read(RecordedFile file, ImportOptions options, RecordedEvents events)
      throws IOException {
    try (InputStream in = file.open();
        JsonParser parser = JSON.createParser(in)) {
      JsonToken token = parser.nextToken();
      while (token != null) {
        if (token == JsonToken.START_OBJECT) {
          span(JSON.readTree(parser), events);
        } else if (token != JsonToken.START_ARRAY && token != JsonToken.END_ARRAY) {
          events.skipped("JSON that is no span");
        }
        token = parser.nextToken();
      }
    } catch (JsonProcessingException broken) {
      events.skipped("rest of the file, which is not well-formed JSON");
    }
  }

  private static void span(JsonNode node, RecordedEvents events) {
    if (!node.has("traceId") || !node.has("id")) {
      events.skipped("JSON that is no span");
      return;
    }
    ZipkinSpan span = ZipkinSpan.of(node);
    if (span.durationMicros() <= 0 || span.startMicros() <= 0) {
      events.skipped("span without start or duration");
      return;
    }
    RecordedEvents target =
        span.service().isEmpty() ? events : events.forService(span.service(), span.instance());
    switch (span.role()) {
      case CALL -> call(span, target);
      case SERVED -> served(span, target);
    }
  }

  private static void call(ZipkinSpan span, RecordedEvents events) {
    if (span.statement().isEmpty()) {
      events.skipped("span of a call to another service");
      return;
    }
    events.query(
        Statements.nameOf(span.statement(), SqlDialect.UNKNOWN),
        span.durationNanos(),
        -1,
        span.failed(),
        span.endMillis());
  }

  private static void served(ZipkinSpan span, RecordedEvents events) {
    events.request(
        span.operation(),
        span.kind(),
        span.status(),
        span.outcome(),
        span.durationNanos(),
        span.endMillis(),
        span.traceId());
  }
}
