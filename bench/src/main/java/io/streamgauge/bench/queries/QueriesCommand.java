package io.streamgauge.bench.queries;

import io.streamgauge.bench.BenchCluster;
import io.streamgauge.bench.load.EventShape;
import io.streamgauge.bench.profile.HotFrames;
import io.streamgauge.bench.profile.Profile;
import io.streamgauge.bench.report.ReportOutput;
import io.streamgauge.standalone.ExitCode;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures what questions cost. */
@Command(
    name = "queries",
    description = {
      "Processor time of the server and latency of questions over HTTP: one at a time, under load,"
          + " and while events come in; and the same questions to the Prometheus of this machine"
          + " with the same events, where it is installed.",
      "Questions are asked by a process of their own over connections that are kept. Every answer"
          + " is compared with one that was held against the events themselves."
    },
    mixinStandardHelpOptions = true)
public final class QueriesCommand implements Callable<Integer> {

  private static final int INSTANCES = 4;
  private static final int FRAMES = 25;

  @Option(
      names = "--only",
      split = ",",
      paramLabel = "QUESTION",
      description = "Only these: ${COMPLETION-CANDIDATES}. Default: all")
  private List<Kind> only = List.of(Kind.values());

  @Option(names = "--services", description = "How many services. Default: ${DEFAULT-VALUE}")
  private int services = 3;

  @Option(
      names = "--operations",
      description = "Operations of each service. Default: ${DEFAULT-VALUE}")
  private int operations = 20;

  @Option(
      names = "--windows",
      description = "Windows of 10 s that have events. Default: ${DEFAULT-VALUE}")
  private int windows = 360;

  @Option(
      names = "--events",
      description = "Events in a window of a series, on average. Default: ${DEFAULT-VALUE}")
  private int events = 100;

  @Option(
      names = "--connections",
      description = "How many ask at the same time. Default: ${DEFAULT-VALUE}")
  private int connections = 8;

  @Option(
      names = "--seconds",
      description = "How long each question is asked. Default: ${DEFAULT-VALUE}")
  private int seconds = 5;

  @Option(
      names = "--warm-up",
      paramLabel = "SECONDS",
      description = "How long it is asked before that. Default: ${DEFAULT-VALUE}")
  private int warmUp = 4;

  @Option(
      names = "--rate",
      paramLabel = "EVENTS_PER_SECOND",
      description = "Events that come in during the last part. Default: ${DEFAULT-VALUE}")
  private double rate = 100_000;

  @Option(names = "--no-prometheus", negatable = true, description = "Leaves Prometheus out.")
  private boolean prometheus = true;

  @Option(
      names = "--profile",
      paramLabel = "FILE",
      description = "Records all of it and prints where the threads that answer spend their time.")
  private Path profile;

  @Mixin private final ReportOutput output = new ReportOutput();

  @Override
  public Integer call() throws Exception {
    EventShape shape = new EventShape(services, operations, INSTANCES, "asked-");
    QueriesRun.Plan plan =
        new QueriesRun.Plan(
            only,
            shape,
            (long) events * windows * shape.series(),
            windows,
            connections,
            Duration.ofSeconds(warmUp),
            Duration.ofSeconds(seconds),
            rate,
            prometheus);
    QueriesRun run = new QueriesRun(plan, Clock.systemUTC(), System.err::println);
    try (BenchCluster cluster = BenchCluster.start()) {
      output.put(profile == null ? run.run(cluster) : profiled(run, cluster));
    }
    return ExitCode.OK.number();
  }

  private QueriesReport profiled(QueriesRun run, BenchCluster cluster) throws Exception {
    QueriesReport report = Profile.during(profile, () -> run.run(cluster));
    System.out.println(HotFrames.read(profile, QueriesRun.HTTP_THREADS).text(FRAMES));
    return report;
  }
}
