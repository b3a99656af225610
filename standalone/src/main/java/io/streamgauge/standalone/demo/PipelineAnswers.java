package io.streamgauge.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.streamgauge.standalone.demo.view.CacheUse;
import io.streamgauge.standalone.demo.view.Latency;
import io.streamgauge.standalone.demo.view.MemoryUse;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * Reads the pipeline's answers. Of each series the newest window counts. Rates are those so far:
 * they leave out of a window what lies before the first customer or after now.
 */
final class PipelineAnswers {

  /** The quantiles that are asked for. */
  static final String QUANTILES = "0.5,0.95,0.99";

  private static final String WHOLE_SERVICE = "*";

  private final long since;
  private final long now;

  /**
   * Answers that were given just now.
   *
   * @param since when the first customer came, epoch milliseconds
   * @param now epoch milliseconds
   */
  PipelineAnswers(long since, long now) {
    this.since = since;
    this.now = now;
  }

  /** By name, the whole service last. */
  List<Latency> requests(JsonNode answer) {
    List<Latency> all = latencies(answer, "operation");
    all.sort(
        Comparator.comparing((Latency one) -> one.name().equals(WHOLE_SERVICE))
            .thenComparing(Latency::name));
    return all;
  }

  /** Slowest first. */
  List<Latency> statements(JsonNode answer) {
    List<Latency> all = latencies(answer, "statement");
    all.removeIf(one -> one.name().equals(WHOLE_SERVICE));
    all.sort(Comparator.comparingDouble(Latency::p95).reversed());
    return all;
  }

  List<CacheUse> caches(JsonNode answer) {
    return series(answer).stream()
        .map(
            series -> {
              JsonNode window = newestWindow(series);
              return new CacheUse(
                  series.path("cache").asText(),
                  window.path("hits").asLong(),
                  window.path("misses").asLong(),
                  number(window, "ratio"));
            })
        .toList();
  }

  List<MemoryUse> memory(JsonNode answer) {
    return series(answer).stream()
        .map(
            series -> {
              JsonNode window = newestWindow(series);
              JsonNode trend = series.path("trend");
              return new MemoryUse(
                  series.path("instance").asText(),
                  number(window, "floor"),
                  number(window, "max"),
                  number(trend, "growth"),
                  trend.path("direction").asText("unknown"),
                  number(trend, "exhaustionSeconds"));
            })
        .toList();
  }

  private List<Latency> latencies(JsonNode answer, String name) {
    List<Latency> all = new ArrayList<>();
    for (JsonNode series : series(answer)) {
      JsonNode window = newestWindow(series);
      if (window.path("count").asLong() > 0) {
        all.add(latency(series.path(name).asText(), window));
      }
    }
    return all;
  }

  private Latency latency(String name, JsonNode window) {
    JsonNode quantiles = window.path("quantiles");
    return new Latency(
        name,
        window.path("count").asLong(),
        window.path("errors").asLong(),
        rate(window),
        number(quantiles, "0.5"),
        number(quantiles, "0.95"),
        number(quantiles, "0.99"),
        number(window, "max"));
  }

  private double rate(JsonNode window) {
    long end = Math.min(now, window.path("end").asLong());
    long start = Math.max(since, window.path("start").asLong());
    return window.path("count").asLong() * 1e3 / Math.max(1, end - start);
  }

  private static List<JsonNode> series(JsonNode answer) {
    return StreamSupport.stream(answer.path("series").spliterator(), false).toList();
  }

  private static JsonNode newestWindow(JsonNode series) {
    JsonNode windows = series.path("windows");
    return windows.path(windows.size() - 1);
  }

  private static double number(JsonNode node, String field) {
    return node.path(field).asDouble(Double.NaN);
  }
}
