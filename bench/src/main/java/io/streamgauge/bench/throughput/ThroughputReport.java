package io.streamgauge.bench.throughput;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.streamgauge.bench.report.Figures;
import io.streamgauge.bench.report.Machine;
import io.streamgauge.bench.report.Report;
import io.streamgauge.bench.report.Table;
import java.util.List;
import java.util.Optional;

/** Results side by side, with their ratios to the baselines. */
record ThroughputReport(Machine machine, List<Result> results) implements Report {

  ThroughputReport {
    results = List.copyOf(results);
  }

  @Override
  public String text() {
    Table table =
        new Table(
            "",
            "events",
            "bytes/record",
            "median/s",
            "min",
            "max",
            "cpu ns",
            "x consumer",
            "x textbook",
            "x drop");
    for (Result result : results) {
      table.add(
          List.of(
              result.row().title(),
              Figures.rate(result.rounds().get(0).units()),
              Figures.digits(result.recordBytes()),
              Figures.rate(result.median()),
              Figures.rate(result.slowest()),
              Figures.rate(result.fastest()),
              Figures.digits(result.cpuNanos()),
              Figures.digits(ratio(result, Row.LIMIT_1)),
              Figures.digits(ratio(result, Row.TEXTBOOK)),
              Figures.digits(ratio(result, Row.DROP))));
    }
    return table + System.lineSeparator() + machine;
  }

  private double ratio(Result result, Row baseline) {
    return of(baseline).map(base -> result.median() / base.median()).orElse(Double.NaN);
  }

  private Optional<Result> of(Row row) {
    return results.stream().filter(result -> result.row() == row).findFirst();
  }

  /** Rates per second, times in nanoseconds; ratios only where both were measured. */
  @Override
  public ObjectNode json(ObjectMapper mapper) {
    ObjectNode json = mapper.createObjectNode();
    json.set("machine", mapper.valueToTree(machine));
    ArrayNode rows = json.putArray("rows");
    for (Result result : results) {
      ObjectNode row = rows.addObject();
      row.put("row", result.row().id());
      row.put("title", result.row().title());
      row.put("unitsPerRound", result.rounds().get(0).units());
      row.put("events", result.data().spec().events());
      row.put("records", result.data().records());
      row.put("recordBytes", result.recordBytes());
      row.put("median", result.median());
      row.put("min", result.slowest());
      row.put("max", result.fastest());
      row.put("cpuNanosPerUnit", result.cpuNanos());
      row.set("rounds", mapper.valueToTree(result.perSecond()));
      putRatio(row, "toConsumer", ratio(result, Row.LIMIT_1));
      putRatio(row, "toTextbook", ratio(result, Row.TEXTBOOK));
      putRatio(row, "toDrop", ratio(result, Row.DROP));
    }
    return json;
  }

  private static void putRatio(ObjectNode row, String name, double ratio) {
    if (!Double.isNaN(ratio)) {
      row.put(name, ratio);
    }
  }
}
