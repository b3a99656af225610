package io.streamgauge.standalone.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.streamgauge.standalone.embedded.UnreachableException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** How silences are printed for people, out of what an instance answers. */
final class SilenceLines {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String LINE = "%-14s %-8s %-19s  %-19s  %-12s %s%s";
  private static final int MOST_ALERTS = 20;

  private final ZoneId zone;

  SilenceLines(ZoneId zone) {
    this.zone = zone;
  }

  /** One a line. */
  List<String> list(String answer) {
    JsonNode silences = read(answer).path("silences");
    if (silences.isEmpty()) {
      return List.of("no silences");
    }
    List<String> lines = new ArrayList<>();
    lines.add(LINE.formatted("ID", "STATE", "FROM", "UNTIL", "BY", "ALERTS", ""));
    silences.forEach(each -> lines.add(line(each)));
    return lines;
  }

  /** A silence, and which alerts it is about now. */
  List<String> one(String answer) {
    return one(read(answer));
  }

  /** The same of a silence that is not kept, and so has neither name nor state. */
  List<String> dryRun(String answer) {
    JsonNode told = read(answer);
    if (told.path("silence") instanceof ObjectNode silence) {
      silence.put("id", "-").put("state", "dry run");
    }
    List<String> lines = new ArrayList<>(one(told));
    lines.add("Nothing was kept: this was a dry run.");
    return lines;
  }

  private List<String> one(JsonNode told) {
    int matching = told.path("matching").asInt();
    List<String> lines = new ArrayList<>();
    lines.add(line(told.path("silence")));
    lines.add(
        matching == 0
            ? "It fits no alert that is not over now."
            : "It fits %d alert%s now:".formatted(matching, matching == 1 ? "" : "s"));
    StreamSupport.stream(told.path("alerts").spliterator(), false)
        .limit(MOST_ALERTS)
        .forEach(alert -> lines.add("  " + alert(alert)));
    if (matching > MOST_ALERTS) {
      lines.add("  and %d more".formatted(matching - MOST_ALERTS));
    }
    return lines;
  }

  private static String alert(JsonNode alert) {
    return "%-10s  %-8s  %s  %s  %s"
        .formatted(
            alert.path("state").asText(),
            alert.path("severity").asText(),
            alert.path("rule").asText(),
            alert.path("service").asText(),
            alert.path("series").asText());
  }

  private String line(JsonNode silence) {
    String matchers =
        StreamSupport.stream(silence.path("matchers").spliterator(), false)
            .map(JsonNode::asText)
            .collect(Collectors.joining(", "));
    JsonNode ended = silence.path("endedAt");
    String comment = silence.path("comment").asText();
    return LINE.formatted(
        silence.path("id").asText(),
        silence.path("state").asText(),
        time(silence.path("start")),
        time(ended.isMissingNode() ? silence.path("end") : ended),
        silence.path("by").asText(),
        matchers,
        comment.isEmpty() ? "" : "  (" + comment + ")");
  }

  private String time(JsonNode millis) {
    return AlertLines.TIME.format(Instant.ofEpochMilli(millis.asLong()).atZone(zone));
  }

  private static JsonNode read(String answer) {
    try {
      return JSON.readTree(answer);
    } catch (JsonProcessingException e) {
      throw new UnreachableException("this is no answer: " + e.getOriginalMessage(), e);
    }
  }
}
