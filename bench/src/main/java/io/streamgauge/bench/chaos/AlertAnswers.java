package io.streamgauge.bench.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.streamgauge.alert.Alert;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The alerts that the alerting processes answer over HTTP, each of them all. */
final class AlertAnswers {

  private final List<Service> processes;

  AlertAnswers(List<Service> processes) {
    this.processes = processes;
  }

  /**
   * Notes what differs.
   *
   * @param states the present state of each alert, by its id
   */
  void compare(Map<String, Alert> states, List<String> differences) throws InterruptedException {
    for (Service process : processes) {
      Map<String, JsonNode> told = new HashMap<>();
      Optional<JsonNode> answer = process.web().json("/api/v1/alerts");
      answer.ifPresent(it -> it.get("alerts").forEach(alert -> told.put(id(alert), alert)));
      states.forEach(
          (id, state) -> {
            JsonNode alert = told.remove(id);
            if (alert == null || !tells(alert, state)) {
              differences.add(
                  "alert %s: published %s, %s tells %s"
                      .formatted(id, state, process.process().name(), alert));
            }
          });
      told.keySet()
          .forEach(
              id ->
                  differences.add(
                      "alert %s: %s tells it, nothing is published"
                          .formatted(id, process.process().name())));
    }
  }

  private static String id(JsonNode alert) {
    return String.join(
        "\t",
        alert.get("rule").asText(),
        alert.get("service").asText(),
        alert.get("series").asText());
  }

  private static boolean tells(JsonNode told, Alert published) {
    return told.get("state").asText().equals(word(published.getState()))
        && told.path("previous").asText().equals(word(published.getPrevious()))
        && told.path("cause").asText().equals(word(published.getCause()))
        && told.path("suppressedBy")
            .asText()
            .equals(published.getSuppressedBy().replace("\t", ", "))
        && told.get("at").asLong() == published.getAt()
        && told.get("value").asDouble() == published.getValue();
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
