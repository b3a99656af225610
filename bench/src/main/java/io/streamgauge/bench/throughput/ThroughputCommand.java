package io.streamgauge.bench.throughput;

import io.streamgauge.bench.BenchCluster;
import io.streamgauge.bench.report.ReportOutput;
import io.streamgauge.standalone.ExitCode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** Measures events a second against the baselines, and prints a table. */
@Command(
    name = "throughput",
    description = {
      "Events a second on one stream thread, against the baselines, over the same events: 500"
          + " operations in 10 services, one minute of event time.",
      "Events are published first; the time counts from the first record read to the last one"
          + " committed. Counts are checked after every round."
    },
    mixinStandardHelpOptions = true)
public final class ThroughputCommand implements Callable<Integer> {

  @Option(names = "--rounds", description = "Rounds that count. Default: ${DEFAULT-VALUE}")
  private int rounds = 3;

  @Option(names = "--warm-ups", description = "Rounds that do not. Default: ${DEFAULT-VALUE}")
  private int warmUps = 1;

  @Option(
      names = "--events",
      paramLabel = "N",
      description = "At most so many events in every row. Default: as many as suit the row")
  private long mostEvents = Long.MAX_VALUE;

  @Option(
      names = "--only",
      paramLabel = "ROW",
      split = ",",
      description = "Only these: ${COMPLETION-CANDIDATES}",
      converter = RowNames.class,
      completionCandidates = RowNames.class)
  private List<Row> rows = List.of(Row.values());

  @Option(
      names = "--profile",
      paramLabel = "FILE.jfr",
      description =
          "Records the product's rounds, one file per row, and prints the hottest frames of the"
              + " stream thread.")
  private Path profile;

  @Mixin private final ReportOutput output = new ReportOutput();

  @Override
  public Integer call() throws Exception {
    ThroughputRun.Plan plan =
        new ThroughputRun.Plan(rows, mostEvents, warmUps, rounds, Optional.ofNullable(profile));
    try (BenchCluster cluster = BenchCluster.start()) {
      output.put(new ThroughputRun(plan, System.err::println).run(cluster));
    }
    return ExitCode.OK.number();
  }

  /** The names of rows on the command line. */
  static final class RowNames implements ITypeConverter<Row>, Iterable<String> {

    @Override
    public Row convert(String name) {
      return Arrays.stream(Row.values())
          .filter(row -> row.id().equals(name))
          .findFirst()
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "there is no row '%s'; there are %s"
                          .formatted(name, Arrays.toString(Row.values()))));
    }

    @Override
    public Iterator<String> iterator() {
      return Arrays.stream(Row.values()).map(Row::id).iterator();
    }
  }
}
