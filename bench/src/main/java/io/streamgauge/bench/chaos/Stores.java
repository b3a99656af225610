package io.streamgauge.bench.chaos;

import com.fasterxml.jackson.databind.JsonNode;
import io.streamgauge.metric.LatencySummary;
import io.streamgauge.schemas.Topics;
import io.streamgauge.streams.store.StoreNames;
import io.streamgauge.streams.window.Resolution;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the Streams processes answer over HTTP, each of them for all, held against the ledger and
 * the summaries.
 */
final class Stores {

  private static final double NANOS = 1e9;

  private final List<Service> processes;

  /**
   * @param processes those that run
   */
  Stores(List<Service> processes) {
    this.processes = List.copyOf(processes);
  }

  /** Notes what differs in windows. */
  void compareWindows(
      Ledger ledger, Map<WindowKey, LatencySummary> summaries, List<String> differences)
      throws InterruptedException {
    for (Service process : processes) {
      List<String> found = new ArrayList<>();
      compareWindows(process, ledger, summaries, found);
      found.forEach(difference -> differences.add(process.process().name() + ": " + difference));
    }
  }

  private static void compareWindows(
      Service process,
      Ledger ledger,
      Map<WindowKey, LatencySummary> summaries,
      List<String> differences)
      throws InterruptedException {
    Map<WindowKey, JsonNode> answers = new HashMap<>();
    for (Resolution resolution : Resolution.ALL) {
      collect(process, resolution, "", answers, differences);
    }
    compareWindows(ledger.windows(), answers, summaries, differences);
    Map<WindowKey, JsonNode> versions = new HashMap<>();
    for (Resolution resolution : StoreNames.LATENCY_VARIANTS.resolutions()) {
      collect(process, resolution, "&groupBy=version", versions, differences);
    }
    compareWindows(ledger.versions(), versions, Map.of(), differences);
  }

  private static void compareWindows(
      Map<WindowKey, Sums> expected,
      Map<WindowKey, JsonNode> answers,
      Map<WindowKey, LatencySummary> summaries,
      List<String> differences) {
    expected.forEach(
        (window, published) ->
            compare(
                window,
                published,
                Optional.ofNullable(answers.get(window)),
                Optional.ofNullable(summaries.get(window)),
                differences));
    answers.keySet().stream()
        .filter(window -> !expected.containsKey(window))
        .forEach(window -> differences.add(window + ": in a store, but nothing was published"));
  }

  private static void collect(
      Service process,
      Resolution resolution,
      String parameters,
      Map<WindowKey, JsonNode> answers,
      List<String> differences)
      throws InterruptedException {
    Optional<JsonNode> answer =
        process.web().json("/api/v1/requests?step=" + resolution.label() + parameters);
    if (answer.isEmpty()) {
      differences.add(resolution.label() + " is not answered");
      return;
    }
    requireFresh(answer.get(), differences);
    for (JsonNode series : answer.get().get("series")) {
      for (JsonNode content : series.get("windows")) {
        WindowKey window =
            new WindowKey(
                series.get("service").asText(),
                series.get("operation").asText(),
                series.path("version").asText(),
                resolution,
                content.get("start").asLong());
        if (answers.put(window, content) != null) {
          differences.add(window + ": told twice");
        }
      }
    }
  }

  private static void requireFresh(JsonNode answer, List<String> differences) {
    if (answer.path("stale").asBoolean() || answer.has("missing")) {
      differences.add("an answer is stale, or lacks " + answer.path("missing"));
    }
  }

  private static void compare(
      WindowKey window,
      Sums published,
      Optional<JsonNode> answer,
      Optional<LatencySummary> summary,
      List<String> differences) {
    if (answer.isEmpty()) {
      differences.add("%s: published %s, nothing in a store".formatted(window, published));
      return;
    }
    Sums stored =
        new Sums(
            answer.get().get("count").asLong(),
            answer.get().get("errors").asLong(),
            nanos(answer.get().get("total")));
    if (!stored.equals(published)) {
      differences.add("%s: published %s, stored %s".formatted(window, published, stored));
    }
    summary.ifPresent(it -> compareShape(window, answer.get(), it, differences));
  }

  private static void compareShape(
      WindowKey window, JsonNode answer, LatencySummary summary, List<String> differences) {
    JsonNode quantiles = answer.get("quantiles");
    List<Long> stored =
        List.of(
            nanos(answer.get("min")),
            nanos(answer.get("max")),
            nanos(quantiles.get("0.5")),
            nanos(quantiles.get("0.95")),
            nanos(quantiles.get("0.99")));
    List<Long> told =
        List.of(
            summary.getMin(),
            summary.getMax(),
            summary.getP50(),
            summary.getP95(),
            summary.getP99());
    if (!stored.equals(told)) {
      differences.add("%s: shape %s stored, %s published".formatted(window, stored, told));
    }
  }

  private static long nanos(JsonNode seconds) {
    return Math.round(seconds.asDouble() * NANOS);
  }

  /** Notes what differs in batches, and events that were left out. */
  void compareIntake(Ledger ledger, List<String> differences) throws InterruptedException {
    for (Service process : processes) {
      Map<String, Intake> counted = new HashMap<>();
      Optional<JsonNode> answer = process.web().json("/api/v1/services");
      if (answer.isPresent()) {
        requireFresh(answer.get(), differences);
        answer.get().get("services").forEach(service -> count(service, counted, differences));
      }
      ledger
          .services()
          .forEach((service, sent) -> compare(process, service, sent, counted, differences));
    }
  }

  private static void compare(
      Service process,
      String service,
      Intake sent,
      Map<String, Intake> counted,
      List<String> differences) {
    Intake found = counted.getOrDefault(service, Intake.NONE);
    if (!found.equals(sent)) {
      differences.add(
          "%s: %s sent %s, counted %s".formatted(process.process().name(), service, sent, found));
    }
  }

  private static void count(
      JsonNode service, Map<String, Intake> counted, List<String> differences) {
    String name = service.get("service").asText();
    JsonNode topic = service.get("topics").path(Topics.REQUESTS.name());
    Intake part =
        new Intake(
            topic.path("batches").asLong(),
            topic.path("lost").asLong(),
            topic.path("repeated").asLong());
    counted.merge(name, part, Intake::plus);
    for (String out : List.of("dropped", "late", "ahead")) {
      if (topic.path(out).asLong() != 0) {
        differences.add("%s: %d events %s".formatted(name, topic.path(out).asLong(), out));
      }
    }
  }
}
