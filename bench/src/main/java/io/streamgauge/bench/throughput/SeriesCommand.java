package io.streamgauge.bench.throughput;

import io.streamgauge.bench.BenchCluster;
import io.streamgauge.bench.load.RecordFormat;
import io.streamgauge.bench.report.ReportOutput;
import io.streamgauge.standalone.ExitCode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures what ever more series cost. */
@Command(
    name = "series",
    description = {
      "Time per event and memory by number of live series, on one stream thread; single events"
          + " and batches of 200, each event of any series as likely.",
      "Counts are checked after every round: of operations up to 10,000 series, beyond that of"
          + " whole services."
    },
    mixinStandardHelpOptions = true)
public final class SeriesCommand implements Callable<Integer> {

  @Option(
      names = "--series",
      paramLabel = "N",
      split = ",",
      description =
          "How many live series. 1000 is what others are held against."
              + " Default: 100,1000,10000,100000,1000000")
  private List<Integer> series = List.of(100, 1_000, 10_000, 100_000, 1_000_000);

  @Option(names = "--rounds", description = "Rounds of each size. Default: ${DEFAULT-VALUE}")
  private int rounds = 1;

  @Option(
      names = "--warm-ups",
      description = "Rounds of the first size that do not count. Default: ${DEFAULT-VALUE}")
  private int warmUps = 1;

  @Option(
      names = "--single-events",
      paramLabel = "N",
      description = "Events that come one per record. Default: ${DEFAULT-VALUE}")
  private long singleEvents = 2_000_000;

  @Option(
      names = "--batched-events",
      paramLabel = "N",
      description = "Events that come in batches of 200. Default: ${DEFAULT-VALUE}")
  private long batchedEvents = 10_000_000;

  @Mixin private final ReportOutput output = new ReportOutput();

  @Override
  public Integer call() throws Exception {
    SeriesRun.Plan plan =
        new SeriesRun.Plan(
            series,
            List.of(RecordFormat.BATCH_OF_1, RecordFormat.BATCH_OF_200),
            List.of(singleEvents, batchedEvents),
            warmUps,
            rounds);
    try (BenchCluster cluster = BenchCluster.start()) {
      SeriesReport report = new SeriesRun(plan, System.err::println).run(cluster);
      output.put(report);
      return (report.complete() ? ExitCode.OK : ExitCode.FAILURE).number();
    }
  }
}
