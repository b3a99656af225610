package io.streamgauge.bench.micro;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.streamgauge.bench.report.Figures;
import io.streamgauge.bench.report.Machine;
import io.streamgauge.bench.report.Report;
import io.streamgauge.bench.report.Table;
import java.util.List;

/** What single operations cost. */
record MicroReport(Machine machine, List<Line> lines) implements Report {

  /**
   * One benchmark.
   *
   * @param threads how many run it at once
   * @param nanos mean time of one operation in one thread
   * @param error half of the 99.9 % confidence interval of that, NaN where unknown
   * @param bytes allocated for one operation, NaN where unknown
   */
  record Line(
      Subject subject, String benchmark, int threads, double nanos, double error, double bytes) {}

  MicroReport {
    lines = List.copyOf(lines);
  }

  @Override
  public String text() {
    Table table = new Table("benchmark", "threads", "per", "ns", "+-", "bytes");
    for (Line line : lines) {
      table.add(
          List.of(
              line.subject().id() + ' ' + line.benchmark(),
              Integer.toString(line.threads()),
              line.subject().unit(),
              Figures.digits(line.nanos()),
              Figures.digits(line.error()),
              Figures.digits(line.bytes())));
    }
    return table + System.lineSeparator() + machine;
  }

  @Override
  public ObjectNode json(ObjectMapper mapper) {
    ObjectNode json = mapper.createObjectNode();
    json.set("machine", mapper.valueToTree(machine));
    ArrayNode array = json.putArray("benchmarks");
    for (Line line : lines) {
      ObjectNode node = array.addObject();
      node.put("subject", line.subject().id());
      node.put("benchmark", line.benchmark());
      node.put("threads", line.threads());
      node.put("per", line.subject().unit());
      putKnown(node, "nanos", line.nanos());
      putKnown(node, "error", line.error());
      putKnown(node, "bytes", line.bytes());
    }
    return json;
  }

  /** JSON has no NaN. */
  private static void putKnown(ObjectNode node, String name, double value) {
    if (!Double.isNaN(value)) {
      node.put(name, value);
    }
  }
}
