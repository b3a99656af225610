package io.streamgauge.bench.throughput;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.streamgauge.bench.load.DataSet;
import io.streamgauge.bench.report.Figures;
import io.streamgauge.bench.report.Machine;
import io.streamgauge.bench.report.Report;
import io.streamgauge.bench.report.Table;
import java.util.Collections;
import java.util.List;

/** Rates by number of stream threads; ratios are to the first line. */
record ThreadsReport(Machine machine, DataSet.Spec data, List<Line> lines) implements Report {

  /** What the rounds with one number of threads came to. */
  record Line(int threads, List<Reading> rounds) {

    Line {
      rounds = List.copyOf(rounds);
    }

    List<Double> perSecond() {
      return rounds.stream().map(Reading::perSecond).toList();
    }

    double median() {
      return Figures.median(perSecond());
    }

    double cpuNanos() {
      return Figures.median(rounds.stream().map(Reading::cpuNanosPerUnit).toList());
    }
  }

  ThreadsReport {
    lines = List.copyOf(lines);
  }

  @Override
  public String text() {
    Table table = new Table("stream threads", "events", "median/s", "min", "max", "cpu ns", "x");
    for (Line line : lines) {
      table.add(
          List.of(
              Integer.toString(line.threads()),
              Figures.rate(data.events()),
              Figures.rate(line.median()),
              Figures.rate(Collections.min(line.perSecond())),
              Figures.rate(Collections.max(line.perSecond())),
              Figures.digits(line.cpuNanos()),
              Figures.digits(ratio(line))));
    }
    return table + System.lineSeparator() + machine;
  }

  private double ratio(Line line) {
    return line.median() / lines.get(0).median();
  }

  @Override
  public ObjectNode json(ObjectMapper mapper) {
    ObjectNode json = mapper.createObjectNode();
    json.set("machine", mapper.valueToTree(machine));
    json.put("format", data.format().name());
    json.put("events", data.events());
    ArrayNode array = json.putArray("threads");
    for (Line line : lines) {
      ObjectNode node = array.addObject();
      node.put("threads", line.threads());
      node.put("median", line.median());
      node.put("cpuNanosPerEvent", line.cpuNanos());
      node.put("ratio", ratio(line));
      node.set("rounds", mapper.valueToTree(line.perSecond()));
    }
    return json;
  }
}
