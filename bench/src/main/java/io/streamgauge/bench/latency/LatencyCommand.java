package io.streamgauge.bench.latency;

import io.streamgauge.bench.BenchCluster;
import io.streamgauge.bench.report.ReportOutput;
import io.streamgauge.bench.throughput.Capacity;
import io.streamgauge.standalone.ExitCode;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures how long events take under load. */
@Command(
    name = "latency",
    description = {
      "Seconds from an event being recorded to its being readable over HTTP, and to its alert on"
          + " the topic, while its window of 10 s is open; under background load.",
      "Broker, load, analytics and alerting share this process and its cores. An answer is asked"
          + " for every 10 ms. The exit code tells whether every probe arrived."
    },
    mixinStandardHelpOptions = true)
public final class LatencyCommand implements Callable<Integer> {

  @Option(
      names = "--capacity",
      paramLabel = "EVENTS_PER_SECOND",
      description = "What the loads are shares of. Default: measured first, in batches of 200")
  private Double capacity;

  @Option(
      names = "--load",
      paramLabel = "PERCENT",
      split = ",",
      description = "Background loads in per cent of the capacity. Default: 10,50,80")
  private List<Integer> percents = List.of(10, 50, 80);

  @Option(
      names = "--probes",
      paramLabel = "N",
      description =
          "Events that are followed at each load, one a second. Default: ${DEFAULT-VALUE}")
  private int probes = 100;

  @Option(
      names = "--warm-up",
      paramLabel = "SECONDS",
      description = "Seconds of each load before its first probe. Default: ${DEFAULT-VALUE}")
  private int warmUp = 10;

  @Mixin private final ReportOutput output = new ReportOutput();

  @Override
  public Integer call() throws Exception {
    double full = capacity == null ? Capacity.measure(System.err::println) : capacity;
    LatencyRun.Plan plan =
        new LatencyRun.Plan(
            full, percents, probes, Duration.ofSeconds(1), Duration.ofSeconds(warmUp));
    try (BenchCluster cluster = BenchCluster.start()) {
      LatencyRun run = new LatencyRun(plan, Clock.systemUTC(), new Random(), System.err::println);
      LatencyReport report = run.run(cluster);
      output.put(report);
      return (report.complete() ? ExitCode.OK : ExitCode.FAILURE).number();
    }
  }
}
