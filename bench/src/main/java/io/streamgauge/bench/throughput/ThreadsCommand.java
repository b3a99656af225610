package io.streamgauge.bench.throughput;

import io.streamgauge.bench.BenchCluster;
import io.streamgauge.bench.load.DataSet;
import io.streamgauge.bench.load.EventShape;
import io.streamgauge.bench.load.RecordFormat;
import io.streamgauge.bench.report.ReportOutput;
import io.streamgauge.standalone.ExitCode;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures what further stream threads give. */
@Command(
    name = "threads",
    description = {
      "Events a second by number of stream threads, in batches of 200: 500 operations in 10"
          + " services.",
      "The broker runs in the same process, so threads beyond what it leaves of the cores cannot"
          + " help. Counts are checked after every round."
    },
    mixinStandardHelpOptions = true)
public final class ThreadsCommand implements Callable<Integer> {

  @Option(names = "--rounds", description = "Rounds that count. Default: ${DEFAULT-VALUE}")
  private int rounds = 3;

  @Option(names = "--warm-ups", description = "Rounds that do not. Default: ${DEFAULT-VALUE}")
  private int warmUps = 1;

  @Option(
      names = "--events",
      paramLabel = "N",
      description = "Events of each round. Default: ${DEFAULT-VALUE}")
  private long events = 50_000_000;

  @Option(
      names = "--threads",
      paramLabel = "N",
      split = ",",
      description = "Numbers of stream threads. Default: 1,2")
  private List<Integer> threads = List.of(1, 2);

  @Mixin private final ReportOutput output = new ReportOutput();

  @Override
  public Integer call() throws Exception {
    DataSet.Spec data = new DataSet.Spec(RecordFormat.BATCH_OF_200, EventShape.TYPICAL, events);
    ThreadsRun.Plan plan = new ThreadsRun.Plan(threads, data, warmUps, rounds);
    try (BenchCluster cluster = BenchCluster.start()) {
      output.put(new ThreadsRun(plan, System.err::println).run(cluster));
    }
    return ExitCode.OK.number();
  }
}
