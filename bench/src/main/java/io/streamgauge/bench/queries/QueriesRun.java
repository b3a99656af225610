package io.streamgauge.bench.queries;

import io.streamgauge.bench.BenchCluster;
import io.streamgauge.bench.load.EventShape;
import io.streamgauge.bench.load.KnownEvents;
import io.streamgauge.bench.load.PacedLoad;
import io.streamgauge.bench.report.Machine;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Fills the product and a Prometheus with the same events, and asks both. */
final class QueriesRun {

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration GRACE = Duration.ofSeconds(30);
  private static final Duration IDLE = Duration.ofSeconds(3);

  /** Names of the threads that answer. */
  static final Pattern HTTP_THREADS = Pattern.compile("(?i).*jetty.*");

  private final Plan plan;
  private final Clock clock;
  private final Consumer<String> progress;

  /**
   * What is to be measured.
   *
   * @param kinds what is asked, in this order
   * @param shape which services and operations there are
   * @param events how many events, about as many in each window of each series
   * @param windows windows of 10 s
   * @param connections how many ask at the same time, under load
   * @param warmUp how long a question is asked before it counts
   * @param run how long it counts
   * @param eventsPerSecond what comes in at the same time, in the last part; 0 leaves it out
   * @param prometheus whether to ask a Prometheus, too, where there is one
   */
  record Plan(
      List<Kind> kinds,
      EventShape shape,
      long events,
      int windows,
      int connections,
      Duration warmUp,
      Duration run,
      double eventsPerSecond,
      boolean prometheus) {

    Plan {
      kinds = List.copyOf(kinds);
      if (events < 1 || windows < 1 || connections < 1) {
        throw new IllegalArgumentException(
            "%d events, %d windows, %d connections, allowed is 1 or more each"
                .formatted(events, windows, connections));
      }
    }
  }

  QueriesRun(Plan plan, Clock clock, Consumer<String> progress) {
    this.plan = plan;
    this.clock = clock;
    this.progress = progress;
  }

  QueriesReport run(BenchCluster cluster) throws Exception {
    Machine machine = Machine.here();
    Path directory = cluster.newDirectory("asking-");
    try (Served served = Served.start(cluster);
        AskingProcess asking = AskingProcess.start(directory)) {
      KnownEvents known = publish(cluster);
      OurQuestions questions = new OurQuestions(known, new Web(served.uri()));
      awaitFinal(questions);
      double idle = idle();
      List<Line> ours = askUs(cluster, served.uri(), questions, asking);
      List<Line> theirs = askPrometheus(known, directory, asking);
      return new QueriesReport(machine, plan, idle, ours, theirs);
    }
  }

  private KnownEvents publish(BenchCluster cluster) {
    long over = clock.millis() - GRACE.toMillis(); // so that nobody has to wait for what is final
    long to = over / KnownEvents.WINDOW_MILLIS * KnownEvents.WINDOW_MILLIS;
    long from = to - plan.windows() * KnownEvents.WINDOW_MILLIS;
    progress.accept(
        "publishing %,d events of %,d series in %,d windows"
            .formatted(plan.events(), plan.shape().series(), plan.windows()));
    return KnownEvents.publish(
        plan.shape(),
        plan.events(),
        from,
        plan.windows(),
        cluster.bootstrapServers(),
        cluster.client());
  }

  private void awaitFinal(OurQuestions questions) throws Exception {
    progress.accept("waiting until the last window is final");
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!questions.isFinal()) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "the windows were not final within " + PATIENCE.toSeconds() + " s");
      }
      Thread.sleep(500);
    }
  }

  /** Cores that the process takes while nobody asks. */
  private static double idle() throws InterruptedException {
    CpuTime cpu = CpuTime.ofThisProcess();
    long before = cpu.nanos();
    Thread.sleep(IDLE.toMillis());
    return (cpu.nanos() - before) / (double) IDLE.toNanos();
  }

  private List<Line> askUs(
      BenchCluster cluster, URI server, OurQuestions questions, AskingProcess asking)
      throws Exception {
    List<Question> checked = new ArrayList<>();
    for (Kind kind : plan.kinds()) {
      checked.add(questions.checked(kind));
    }
    Measuring measuring =
        new Measuring(
            server, asking, CpuTime.ofThisProcess(), Optional.of(CpuTime.ofThreads(HTTP_THREADS)));
    List<Line> lines = new ArrayList<>();
    for (Question question : checked) {
      lines.add(measuring.of(question, 1, 0));
    }
    for (Question question : checked) {
      lines.add(measuring.of(question, plan.connections(), 0));
    }
    if (plan.eventsPerSecond() > 0) {
      try (PacedLoad load =
          PacedLoad.start(
              plan.eventsPerSecond(), cluster.bootstrapServers(), cluster.client(), clock)) {
        for (Question question : checked) {
          lines.add(measuring.of(question, plan.connections(), plan.eventsPerSecond()));
        }
        progress.accept("%,d events came in meanwhile".formatted(load.events()));
      }
    }
    for (Kind kind : plan.kinds()) {
      questions.checked(kind); // nothing has changed meanwhile
    }
    return lines;
  }

  private List<Line> askPrometheus(KnownEvents known, Path directory, AskingProcess asking)
      throws Exception {
    if (!plan.prometheus()) {
      return List.of();
    }
    if (!Prometheus.installed()) {
      progress.accept("prometheus and promtool are not installed: that part is left out");
      return List.of();
    }
    progress.accept("filling Prometheus");
    List<Line> lines = new ArrayList<>();
    try (Prometheus prometheus = Prometheus.holding(known, directory.resolve("prometheus"))) {
      PrometheusQuestions questions = new PrometheusQuestions(known, new Web(prometheus.uri()));
      List<Question> checked = questions.checked(plan.kinds());
      Measuring measuring =
          new Measuring(
              prometheus.uri(), asking, CpuTime.of(prometheus.process()), Optional.empty());
      for (int connections : new int[] {1, plan.connections()}) {
        for (Question question : checked) {
          lines.add(measuring.of(question, connections, 0));
        }
      }
    }
    return lines;
  }

  /** Measures questions to one server. */
  private final class Measuring {
    private final URI server;
    private final AskingProcess asking;
    private final CpuTime process;
    private final Optional<CpuTime> threads;

    private Measuring(
        URI server, AskingProcess asking, CpuTime process, Optional<CpuTime> threads) {
      this.server = server;
      this.asking = asking;
      this.process = process;
      this.threads = threads;
    }

    private Line of(Question question, int connections, double eventsPerSecond) throws Exception {
      Order order =
          new Order(
              server.toString(),
              question.asked(),
              connections,
              plan.warmUp().toMillis(),
              plan.run().toMillis());
      Line line =
          asking.carryOut(
              order,
              ask -> {
                long threadsBefore = threads.map(CpuTime::nanos).orElse(0L);
                long before = process.nanos();
                Timing timing = ask.call();
                long cpu = process.nanos() - before;
                long ofThreads = threads.map(CpuTime::nanos).orElse(0L) - threadsBefore;
                return new Line(question, connections, eventsPerSecond, timing, cpu, ofThreads);
              });
      progress.accept(
          "%s, %d connections, %,.0f events/s: %,.0f requests/s, %.1f us of a core each (threads"
                  .formatted(
                      question.kind().title(),
                      connections,
                      eventsPerSecond,
                      line.timing().rate(),
                      line.cpuMicros())
              + " %.1f), p50 %.3f ms, p99 %.3f ms"
                  .formatted(
                      line.threadMicros(),
                      line.timing().p50Nanos() / 1e6,
                      line.timing().p99Nanos() / 1e6));
      return line;
    }
  }
}
