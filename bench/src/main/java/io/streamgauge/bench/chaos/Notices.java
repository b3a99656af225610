package io.streamgauge.bench.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.streamgauge.alert.Alert;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * What the target of the notifier was told, held against the published transitions: all that had to
 * be told at least once and in order, nothing else, and the same content under the same key.
 */
final class Notices {

  /** How the series begins of which alerts are told; of the whole services nothing is. */
  static final String TOLD_SERIES = "GET ";

  private final Map<String, Map<Long, JsonNode>> told = new HashMap<>();
  private final List<String> differences;

  private Notices(List<String> differences) {
    this.differences = differences;
  }

  /** Notes what differs. */
  static void compare(
      List<Notice> notices, Map<String, List<Alert>> published, List<String> differences) {
    Notices all = new Notices(differences);
    all.requireKeys(notices);
    notices.forEach(notice -> notice.content().path("alerts").forEach(all::take));
    published.forEach(all::compare);
    all.told.keySet().stream()
        .filter(id -> !published.containsKey(id))
        .forEach(id -> differences.add("alert " + id + ": told, but never published"));
  }

  private void requireKeys(List<Notice> notices) {
    Map<String, Map<String, Long>> contents = new HashMap<>();
    Map<Map<String, Long>, String> keys = new HashMap<>();
    for (Notice notice : notices) {
      Map<String, Long> content = notice.transitions();
      if (!notice.genuine()) {
        differences.add("notice of %s: its signature is wrong".formatted(content));
      }
      if (!notice.key().equals(notice.content().path("idempotencyKey").asText())
          || !contents.computeIfAbsent(notice.key(), key -> content).equals(content)
          || !keys.computeIfAbsent(content, same -> notice.key()).equals(notice.key())) {
        differences.add(
            "notice of %s: its key is %s; %s has that key, and the content %s"
                .formatted(content, notice.key(), contents.get(notice.key()), keys.get(content)));
      }
    }
  }

  private void take(JsonNode alert) {
    String id = alert.path("id").asText();
    long sequence = alert.path("sequence").asLong(-1);
    Map<Long, JsonNode> before = told.computeIfAbsent(id, key -> new LinkedHashMap<>());
    if (before.putIfAbsent(sequence, alert) == null
        && before.keySet().stream().anyMatch(each -> each > sequence)) {
      differences.add("alert %s: transition %d told after later ones".formatted(id, sequence));
    }
  }

  private void compare(String id, List<Alert> transitions) {
    Map<Long, JsonNode> here = told.getOrDefault(id, Map.of());
    if (!transitions.get(0).getSeries().startsWith(TOLD_SERIES)) {
      here.keySet()
          .forEach(each -> differences.add("alert %s: %d told, not wanted".formatted(id, each)));
      return;
    }
    Map<Long, Integer> overtaken = new TreeMap<>();
    here.forEach((sequence, alert) -> overtaken.put(sequence, alert.path("overtaken").asInt()));
    Telling telling = new Telling(id, overtaken, differences);
    for (Alert transition : transitions) {
      telling.follow(transition);
      JsonNode alert = here.get(transition.getSequence());
      if (alert != null && !tells(alert, transition)) {
        differences.add("alert %s: told %s, published %s".formatted(id, alert, transition));
      }
    }
    telling.end();
  }

  private static boolean tells(JsonNode told, Alert published) {
    return told.path("state").asText().equals(word(published.getState()))
        && told.path("cause").asText().equals(word(published.getCause()))
        && told.path("at").asLong() == published.getAt()
        && told.path("since").asLong() == published.getSince()
        && told.path("value").asDouble() == published.getValue()
        && told.path("summary").asText().equals(published.getSummary());
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
