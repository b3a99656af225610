package io.streamgauge.bench.latency;

import io.streamgauge.bench.BenchCluster;
import io.streamgauge.bench.load.PacedLoad;
import io.streamgauge.bench.report.Figures;
import io.streamgauge.bench.report.Machine;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/** Measures one load after the other, against one running product. */
final class LatencyRun {

  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final Plan plan;
  private final Clock clock;
  private final RandomGenerator random;
  private final Consumer<String> progress;

  /**
   * What is to be measured.
   *
   * @param capacity events a second, above 0
   * @param percents background loads in per cent of the capacity, each 1 or more
   * @param probes how many for each load, 1 or more
   * @param spacing one probe comes in each stretch of this length, at a random time within it
   * @param warmUp how long a load lasts before its first probe
   */
  record Plan(
      double capacity, List<Integer> percents, int probes, Duration spacing, Duration warmUp) {

    Plan {
      percents = List.copyOf(percents);
      if (!(capacity > 0)) {
        throw new IllegalArgumentException("capacity is " + capacity + ", allowed is above 0");
      }
      if (percents.isEmpty() || percents.stream().anyMatch(each -> each < 1)) {
        throw new IllegalArgumentException("load is " + percents + ", allowed is 1 or more each");
      }
      if (probes < 1) {
        throw new IllegalArgumentException("probes is " + probes + ", allowed is 1 or more");
      }
    }
  }

  LatencyRun(Plan plan, Clock clock, RandomGenerator random, Consumer<String> progress) {
    this.plan = plan;
    this.clock = clock;
    this.random = random;
    this.progress = progress;
  }

  LatencyReport run(BenchCluster cluster) throws Exception {
    Machine machine = Machine.here();
    List<LatencyReport.Line> lines = new ArrayList<>();
    try (Product product = Product.start(cluster);
        Probing probing = Probing.start(cluster, product.api(), clock)) {
      await(List.of(probing.send("first", 0))); // classes loaded, connections made
      for (int percent : plan.percents()) {
        lines.add(measure(cluster, probing, percent));
      }
    }
    return new LatencyReport(machine, plan.capacity(), lines);
  }

  private LatencyReport.Line measure(BenchCluster cluster, Probing probing, int percent)
      throws InterruptedException {
    double asked = plan.capacity() * percent / 100;
    progress.accept("%d %%: %s events/s asked for".formatted(percent, Figures.rate(asked)));
    try (PacedLoad load =
        PacedLoad.start(asked, cluster.bootstrapServers(), cluster.client(), clock)) {
      Thread.sleep(plan.warmUp().toMillis());
      long start = System.nanoTime();
      long before = load.events();
      List<Probe> probes = probes(probing, Integer.toString(percent), start);
      await(probes); // under load, too
      double achieved = (load.events() - before) * 1e9 / (System.nanoTime() - start);
      LatencyReport.Line line = LatencyReport.Line.of(percent, asked, achieved, probes);
      progress.accept(String.join("  ", line.cells()));
      return line;
    }
  }

  private List<Probe> probes(Probing probing, String service, long start)
      throws InterruptedException {
    List<Probe> probes = new ArrayList<>();
    for (int number = 0; number < plan.probes(); number++) {
      long phase = (long) (random.nextDouble() * plan.spacing().toNanos());
      sleepUntil(start + number * plan.spacing().toNanos() + phase);
      probes.add(probing.send(service, number));
    }
    return probes;
  }

  private static void await(List<Probe> probes) throws InterruptedException {
    long deadline = System.nanoTime() + PATIENCE.toNanos();
    while (!probes.stream().allMatch(Probe::arrived) && System.nanoTime() < deadline) {
      Thread.sleep(100);
    }
  }

  private static void sleepUntil(long nanoTime) throws InterruptedException {
    long nanos = nanoTime - System.nanoTime();
    if (nanos > 0) {
      Thread.sleep(nanos / 1_000_000, (int) (nanos % 1_000_000));
    }
  }
}
