package io.streamgauge.standalone.analysis;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Findings as tables for people. Times are UTC. */
public final class FindingsText {

  private final Findings findings;
  private final StringBuilder text = new StringBuilder();

  private FindingsText(Findings findings) {
    this.findings = findings;
  }

  /** The tables, ready to print. */
  public static String of(Findings findings) {
    return new FindingsText(findings).text();
  }

  private String text() {
    latency("Requests", "operation", findings.requests());
    latency("Statements", "statement", findings.queries());
    caches();
    memory();
    gauges();
    alerts();
    findings.skipped().forEach(this::skipped);
    return text.toString();
  }

  private void latency(String title, String name, JsonNode answer) {
    if (answer.path("series").isEmpty()) {
      return;
    }
    List<String> quantiles = new ArrayList<>();
    answer.at("/series/0/windows/0/quantiles").fieldNames().forEachRemaining(quantiles::add);
    List<String> header = new ArrayList<>(List.of("service", name, "from", "count", "rate/s"));
    header.addAll(List.of("errors", "mean"));
    quantiles.forEach(q -> header.add(percentile(q)));
    header.add("max");
    Table table = new Table(3, header);
    for (JsonNode series : answer.path("series")) {
      for (JsonNode window : series.path("windows")) {
        table.add(latencyRow(series, series.path(name), window, quantiles));
      }
    }
    section(title, table);
  }

  private static List<String> latencyRow(
      JsonNode series, JsonNode name, JsonNode window, List<String> quantiles) {
    List<String> row = new ArrayList<>();
    row.add(Quantities.text(series.path("service")));
    row.add(Quantities.text(name));
    row.add(Quantities.time(window.path("start")));
    row.add(Quantities.number(window.path("count")));
    row.add(Quantities.number(window.path("rate")));
    row.add(Quantities.number(window.path("errors")));
    row.add(Quantities.seconds(window.path("mean")));
    quantiles.forEach(q -> row.add(Quantities.seconds(window.path("quantiles").path(q))));
    row.add(Quantities.seconds(window.path("max")));
    return row;
  }

  private static String percentile(String quantile) {
    String percent = String.format(Locale.ROOT, "%.4f", 100 * Double.parseDouble(quantile));
    return "p" + percent.replaceAll("\\.?0+$", "");
  }

  private void caches() {
    Table table =
        new Table(
            3,
            List.of("service", "cache", "from", "hits", "misses", "ratio", "loads", "evictions"));
    for (JsonNode series : findings.caches().path("series")) {
      for (JsonNode window : series.path("windows")) {
        table.add(
            List.of(
                Quantities.text(series.path("service")),
                Quantities.text(series.path("cache")),
                Quantities.time(window.path("start")),
                Quantities.number(window.path("hits")),
                Quantities.number(window.path("misses")),
                Quantities.ratio(window.path("ratio")),
                Quantities.number(window.path("loads")),
                Quantities.number(window.path("evictions"))));
      }
    }
    section("Caches", table);
  }

  private void memory() {
    Table table =
        new Table(
            2,
            List.of(
                "service",
                "instance",
                "floor",
                "max",
                "growth",
                "direction",
                "exhaustion",
                "first increasing"));
    for (JsonNode series : findings.memory().path("series")) {
      JsonNode windows = series.path("windows");
      JsonNode last = windows.path(windows.size() - 1);
      JsonNode trend = series.path("trend");
      table.add(
          List.of(
              Quantities.text(series.path("service")),
              Quantities.text(series.path("instance")),
              Quantities.bytes(last.path("floor")),
              Quantities.bytes(last.path("max")),
              Quantities.bytesPerSecond(trend.path("growth")),
              Quantities.text(trend.path("direction")),
              Quantities.seconds(trend.path("exhaustionSeconds")),
              firstIncreasing(windows)));
    }
    section("Memory", table);
  }

  private void gauges() {
    Table table =
        new Table(3, List.of("service", "gauge", "from", "count", "last", "mean", "min", "max"));
    for (JsonNode series : findings.gauges().path("series")) {
      for (JsonNode window : series.path("windows")) {
        table.add(
            List.of(
                Quantities.text(series.path("service")),
                Quantities.text(series.path("series")),
                Quantities.time(window.path("start")),
                Quantities.number(window.path("count")),
                Quantities.number(window.path("last")),
                Quantities.number(window.path("mean")),
                Quantities.number(window.path("min")),
                Quantities.number(window.path("max"))));
      }
    }
    section("Gauges", table);
  }

  private static String firstIncreasing(JsonNode windows) {
    for (JsonNode window : windows) {
      if (window.path("direction").asText().equals("increasing")) {
        return Quantities.time(window.path("start"));
      }
    }
    return "never";
  }

  private void alerts() {
    Table table =
        new Table(
            6, List.of("at", "state", "severity", "rule", "service", "series", "value", "limit"));
    for (JsonNode alert : findings.alerts()) {
      table.add(
          List.of(
              Quantities.time(alert.path("at")),
              Quantities.text(alert.path("state")),
              Quantities.text(alert.path("severity")),
              Quantities.text(alert.path("rule")),
              Quantities.text(alert.path("service")),
              Quantities.text(alert.path("series")),
              Quantities.number(alert.path("value")),
              Quantities.number(alert.path("threshold"))));
    }
    if (table.isEmpty()) {
      text.append(String.format("Alerts: none%n%n"));
    } else {
      section("Alerts", table);
    }
  }

  private void section(String title, Table table) {
    if (!table.isEmpty()) {
      text.append(String.format("%s%n%s%n%n", title, table));
    }
  }

  private void skipped(String reason, long count) {
    text.append(String.format("Skipped: %d x %s%n", count, reason));
  }
}
