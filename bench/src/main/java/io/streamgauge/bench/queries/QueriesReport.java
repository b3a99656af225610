package io.streamgauge.bench.queries;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.streamgauge.bench.report.Figures;
import io.streamgauge.bench.report.Machine;
import io.streamgauge.bench.report.Report;
import io.streamgauge.bench.report.Table;
import java.util.List;
import java.util.Optional;

/**
 * What questions cost, and the same ones put to Prometheus.
 *
 * @param idle cores that the product's process takes while nobody asks, the broker in it included
 * @param theirs empty where there is no Prometheus
 */
record QueriesReport(
    Machine machine, QueriesRun.Plan plan, double idle, List<Line> ours, List<Line> theirs)
    implements Report {

  private static final double MICROS = 1e3;
  private static final double MILLIS = 1e6;

  QueriesReport {
    ours = List.copyOf(ours);
    theirs = List.copyOf(theirs);
  }

  @Override
  public String text() {
    String line = System.lineSeparator();
    return costs()
        + line
        + line
        + (theirs.isEmpty() ? "No Prometheus was asked." : sideBySide().toString())
        + line
        + line
        + ("%,d events in %,d windows of 10 s of each of %,d series. \"core us\" is the processor"
                + " time of the server's whole process for one request, broker and collector"
                + " included (idle, it takes %.3f cores); \"of it HTTP\" is that of the threads that"
                + " answer. Every answer was checked.")
            .formatted(plan.events(), plan.windows(), plan.shape().series(), idle)
        + line
        + machine;
  }

  private Table costs() {
    Table table =
        new Table(
            "Streamgauge",
            "connections",
            "events/s",
            "requests/s",
            "core us",
            "of it HTTP",
            "requests/core s",
            "p50 ms",
            "p99 ms",
            "max ms");
    for (Line each : ours) {
      boolean alone = each.eventsPerSecond() == 0;
      table.add(
          List.of(
              each.question().kind().title(),
              Integer.toString(each.connections()),
              alone ? "" : Figures.rate(each.eventsPerSecond()),
              Figures.rate(each.timing().rate()),
              alone ? Figures.digits(each.cpuMicros()) : "",
              Figures.digits(each.threadMicros()),
              alone ? Figures.rate(each.perCoreSecond()) : "",
              Figures.digits(each.timing().p50Nanos() / MILLIS),
              Figures.digits(each.timing().p99Nanos() / MILLIS),
              Figures.digits(each.timing().maxNanos() / MILLIS)));
    }
    return table;
  }

  private Table sideBySide() {
    Table table =
        new Table(
            "the same data",
            "connections",
            "ours: core us",
            "Prometheus",
            "x",
            "ours: p50 ms",
            "Prometheus",
            "ours: p99 ms",
            "Prometheus",
            "ours: off by",
            "at most",
            "Prometheus",
            "at most");
    for (Line their : theirs) {
      ours.stream()
          .filter(our -> isSame(our, their))
          .findFirst()
          .ifPresent(our -> table.add(row(our, their)));
    }
    return table;
  }

  private static boolean isSame(Line our, Line their) {
    return our.question().kind() == their.question().kind()
        && our.connections() == their.connections()
        && our.eventsPerSecond() == their.eventsPerSecond();
  }

  private static List<String> row(Line our, Line their) {
    return List.of(
        our.question().kind().title(),
        Integer.toString(our.connections()),
        Figures.digits(our.cpuMicros()),
        Figures.digits(their.cpuMicros()),
        Figures.digits(their.cpuMicros() / our.cpuMicros()),
        Figures.digits(our.timing().p50Nanos() / MILLIS),
        Figures.digits(their.timing().p50Nanos() / MILLIS),
        Figures.digits(our.timing().p99Nanos() / MILLIS),
        Figures.digits(their.timing().p99Nanos() / MILLIS),
        percent(our.question().errors().median()),
        percent(our.question().errors().greatest()),
        percent(their.question().errors().median()),
        percent(their.question().errors().greatest()));
  }

  private static String percent(double share) {
    return Figures.digits(100 * share) + " %";
  }

  /** The line of a question by so many connections, without events. */
  Optional<Line> of(Kind kind, int connections) {
    return ours.stream()
        .filter(line -> line.question().kind() == kind)
        .filter(line -> line.connections() == connections && line.eventsPerSecond() == 0)
        .findFirst();
  }

  /** Times in microseconds, errors as shares. */
  @Override
  public ObjectNode json(ObjectMapper mapper) {
    ObjectNode json = mapper.createObjectNode();
    json.set("machine", mapper.valueToTree(machine));
    json.put("events", plan.events());
    json.put("windows", plan.windows());
    json.put("series", plan.shape().series());
    json.put("idleCores", idle);
    put(json.putArray("streamgauge"), ours);
    put(json.putArray("prometheus"), theirs);
    return json;
  }

  private static void put(ArrayNode array, List<Line> lines) {
    for (Line line : lines) {
      ObjectNode node = array.addObject();
      node.put("question", line.question().kind().id());
      node.put("connections", line.connections());
      node.put("eventsPerSecond", line.eventsPerSecond());
      node.put("requests", line.timing().requests());
      node.put("requestsPerSecond", line.timing().rate());
      node.put("requestsPerCoreSecond", line.perCoreSecond());
      node.put("cpuMicros", line.cpuMicros());
      if (line.threadNanos() > 0) {
        node.put("httpCpuMicros", line.threadMicros());
      }
      node.put("p50Micros", line.timing().p50Nanos() / MICROS);
      node.put("p99Micros", line.timing().p99Nanos() / MICROS);
      node.put("maxMicros", line.timing().maxNanos() / MICROS);
      if (!line.question().errors().isEmpty()) {
        node.put("medianError", line.question().errors().median());
        node.put("greatestError", line.question().errors().greatest());
      }
    }
  }
}
