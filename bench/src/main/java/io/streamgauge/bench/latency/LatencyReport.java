package io.streamgauge.bench.latency;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.streamgauge.bench.report.Figures;
import io.streamgauge.bench.report.Machine;
import io.streamgauge.bench.report.Report;
import io.streamgauge.bench.report.Table;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Function;

/**
 * How long events took, by load.
 *
 * @param capacity events a second that the loads are shares of
 */
record LatencyReport(Machine machine, double capacity, List<Line> lines) implements Report {

  /**
   * One load.
   *
   * @param percent of the capacity
   * @param asked events a second that this is
   * @param achieved events a second that were published
   * @param probes how many were sent
   * @param readable seconds to the answer over HTTP, of those probes that arrived there
   * @param alerts seconds to the alert, of those probes that arrived there
   */
  record Line(
      int percent,
      double asked,
      double achieved,
      int probes,
      List<Double> readable,
      List<Double> alerts) {

    Line {
      readable = List.copyOf(readable);
      alerts = List.copyOf(alerts);
    }

    static Line of(int percent, double asked, double achieved, List<Probe> probes) {
      return new Line(
          percent,
          asked,
          achieved,
          probes.size(),
          known(probes, Probe::secondsToReadable),
          known(probes, Probe::secondsToAlert));
    }

    private static List<Double> known(List<Probe> probes, Function<Probe, OptionalDouble> seconds) {
      return probes.stream().flatMap(probe -> seconds.apply(probe).stream().boxed()).toList();
    }

    /** Answers and alerts that never came. */
    int missing() {
      return 2 * probes - readable.size() - alerts.size();
    }

    /** Under the header of the table. */
    List<String> cells() {
      List<String> cells = new ArrayList<>();
      cells.add(percent + " %");
      cells.add(Figures.rate(asked));
      cells.add(Figures.rate(achieved));
      cells.add(Integer.toString(probes));
      for (List<Double> seconds : List.of(readable, alerts)) {
        cells.add(quantile(seconds, 0.5));
        cells.add(quantile(seconds, 0.99));
        cells.add(quantile(seconds, 1));
      }
      cells.add(Integer.toString(missing()));
      return cells;
    }

    private static String quantile(List<Double> seconds, double share) {
      return seconds.isEmpty() ? "" : Figures.digits(Figures.quantile(seconds, share));
    }
  }

  LatencyReport {
    lines = List.copyOf(lines);
  }

  /** Whether every probe arrived at both ends. */
  boolean complete() {
    return lines.stream().allMatch(line -> line.missing() == 0);
  }

  @Override
  public String text() {
    Table table =
        new Table(
            "load",
            "asked/s",
            "achieved/s",
            "probes",
            "readable p50 s",
            "p99",
            "max",
            "alert p50 s",
            "p99",
            "max",
            "missing");
    lines.forEach(line -> table.add(line.cells()));
    return "%s%nCapacity %s events/s%n%s".formatted(table, Figures.rate(capacity), machine);
  }

  /** Rates in events per second, times in seconds. */
  @Override
  public ObjectNode json(ObjectMapper mapper) {
    ObjectNode json = mapper.createObjectNode();
    json.set("machine", mapper.valueToTree(machine));
    json.put("capacity", capacity);
    ArrayNode array = json.putArray("loads");
    for (Line line : lines) {
      ObjectNode node = array.addObject();
      node.put("percent", line.percent());
      node.put("asked", line.asked());
      node.put("achieved", line.achieved());
      node.put("probes", line.probes());
      node.put("missing", line.missing());
      put(node.putObject("readable"), line.readable());
      put(node.putObject("alert"), line.alerts());
    }
    return json;
  }

  private static void put(ObjectNode node, List<Double> seconds) {
    if (!seconds.isEmpty()) {
      node.put("p50", Figures.quantile(seconds, 0.5));
      node.put("p99", Figures.quantile(seconds, 0.99));
      node.put("max", Collections.max(seconds));
    }
  }
}
