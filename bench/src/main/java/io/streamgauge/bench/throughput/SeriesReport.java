package io.streamgauge.bench.throughput;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.streamgauge.bench.load.DataSet;
import io.streamgauge.bench.load.RecordFormat;
import io.streamgauge.bench.report.Figures;
import io.streamgauge.bench.report.Footprint;
import io.streamgauge.bench.report.Machine;
import io.streamgauge.bench.report.Report;
import io.streamgauge.bench.report.Table;
import java.util.List;
import java.util.stream.Collectors;

/** Time and memory by number of live series, one block for each format of records. */
record SeriesReport(Machine machine, List<Line> lines) implements Report {

  /** The number of series that others are held against. */
  private static final int YARDSTICK = 1_000;

  private static final double MEBIBYTE = 1 << 20;

  /**
   * One number of series in one format.
   *
   * @param rounds empty where it failed
   * @param footprint of the last round, taken when everything had been read
   * @param failure why it failed; empty where it did not
   */
  record Line(DataSet.Spec spec, List<Reading> rounds, Footprint footprint, String failure) {

    Line {
      rounds = List.copyOf(rounds);
    }

    int series() {
      return spec.shape().series();
    }

    /** Of the clock; NaN where it failed. */
    double nanosPerEvent() {
      return rounds.isEmpty() ? Double.NaN : 1e9 / Figures.median(perSecond());
    }

    private List<Double> perSecond() {
      return rounds.stream().map(Reading::perSecond).toList();
    }
  }

  SeriesReport {
    lines = List.copyOf(lines);
  }

  /** Whether every size was measured. */
  boolean complete() {
    return lines.stream().allMatch(line -> line.failure().isEmpty());
  }

  @Override
  public String text() {
    return lines.stream()
            .map(line -> line.spec().format())
            .distinct()
            .map(this::block)
            .collect(Collectors.joining(System.lineSeparator()))
        + "Heap and resident memory are those of the whole process: broker, product, measurement."
        + System.lineSeparator()
        + "Resident is meant to stay below %,d MiB: heap, RocksDB's memory, and what a JVM takes."
            .formatted(Footprint.limit() >> 20)
        + System.lineSeparator()
        + machine;
  }

  private String block(RecordFormat format) {
    Table table =
        new Table(
            format.name(),
            "events",
            "events/s",
            "ns/event",
            "x 1e3",
            "heap MiB",
            "RSS MiB",
            "state MiB");
    StringBuilder failures = new StringBuilder();
    for (Line line : lines) {
      if (line.spec().format() == format) {
        table.add(row(line));
        if (!line.failure().isEmpty()) {
          failures.append("%,d series: %s%n".formatted(line.series(), line.failure()));
        }
      }
    }
    return "%s%n%s".formatted(table, failures);
  }

  private List<String> row(Line line) {
    return List.of(
        "%,d series".formatted(line.series()),
        Figures.rate(line.spec().events()),
        line.rounds().isEmpty() ? "failed" : Figures.rate(1e9 / line.nanosPerEvent()),
        Figures.digits(line.nanosPerEvent()),
        Figures.digits(ratio(line)),
        Figures.digits(line.footprint().heap() / MEBIBYTE),
        Figures.digits(line.footprint().resident() / MEBIBYTE),
        Figures.digits(line.footprint().state() / MEBIBYTE));
  }

  private double ratio(Line line) {
    return lines.stream()
        .filter(each -> each.spec().format() == line.spec().format())
        .filter(each -> each.series() == YARDSTICK)
        .findFirst()
        .map(yardstick -> line.nanosPerEvent() / yardstick.nanosPerEvent())
        .orElse(Double.NaN);
  }

  /** Times in nanoseconds, sizes in bytes; the ratio only where it is known. */
  @Override
  public ObjectNode json(ObjectMapper mapper) {
    ObjectNode json = mapper.createObjectNode();
    json.set("machine", mapper.valueToTree(machine));
    json.put("residentLimit", Footprint.limit());
    ArrayNode array = json.putArray("series");
    for (Line line : lines) {
      ObjectNode node = array.addObject();
      node.put("format", line.spec().format().name());
      node.put("series", line.series());
      node.put("events", line.spec().events());
      if (line.failure().isEmpty()) {
        node.put("nanosPerEvent", line.nanosPerEvent());
        node.set("rounds", mapper.valueToTree(line.perSecond()));
        node.set("bytes", mapper.valueToTree(line.footprint()));
      } else {
        node.put("failure", line.failure());
      }
      if (!Double.isNaN(ratio(line))) {
        node.put("to1000", ratio(line));
      }
    }
    return json;
  }
}
