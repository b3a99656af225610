package io.streamgauge.bench.throughput;

import io.streamgauge.bench.BenchCluster;
import io.streamgauge.standalone.ExitCode;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Measures events a second against the baselines, and prints a table. */
@Command(
    name = "throughput",
    description = "Events a second, one stream thread, against the baselines.",
    mixinStandardHelpOptions = true)
public final class ThroughputCommand implements Callable<Integer> {

  @Override
  public Integer call() {
    try (BenchCluster cluster = BenchCluster.start()) {
      System.out.println("Kafka " + cluster.bootstrapServers());
    }
    return ExitCode.OK.number();
  }
}
