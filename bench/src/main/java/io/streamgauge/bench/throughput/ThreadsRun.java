package io.streamgauge.bench.throughput;

import io.streamgauge.bench.BenchCluster;
import io.streamgauge.bench.load.DataSet;
import io.streamgauge.bench.report.Machine;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Measures the product with different numbers of stream threads over the same events. Rounds take
 * turns, so that what else happens on the machine meets all of them.
 */
final class ThreadsRun {

  private final Plan plan;
  private final Consumer<String> progress;

  /**
   * What is to be measured.
   *
   * @param threads numbers of stream threads, each 1 or more; the first is what others are held
   *     against
   * @param data the events
   * @param warmUps rounds of each that do not count
   * @param rounds rounds of each that count, 1 or more
   */
  record Plan(List<Integer> threads, DataSet.Spec data, int warmUps, int rounds) {

    Plan {
      threads = List.copyOf(threads);
      if (threads.isEmpty() || threads.stream().anyMatch(each -> each < 1)) {
        throw new IllegalArgumentException("threads is " + threads + ", allowed is 1 or more each");
      }
      if (rounds < 1) {
        throw new IllegalArgumentException("rounds is " + rounds + ", allowed is 1 or more");
      }
    }
  }

  ThreadsRun(Plan plan, Consumer<String> progress) {
    this.plan = plan;
    this.progress = progress;
  }

  /**
   * Measures everything.
   *
   * @throws WrongResultException if anything was counted wrongly
   */
  ThreadsReport run(BenchCluster cluster) throws Exception {
    Machine machine = Machine.here();
    DataSet data = new Publication(cluster, progress).of(plan.data());
    Map<Integer, List<Reading>> readings = new TreeMap<>();
    for (int round = 1 - plan.warmUps(); round <= plan.rounds(); round++) {
      for (int threads : plan.threads()) {
        Reading reading = StreamsSubject.of(Ours.withThreads(threads)).read(cluster, data);
        progress.accept(
            "%d threads, %s: %s"
                .formatted(threads, round < 1 ? "warm-up" : "round " + round, reading));
        if (round >= 1) {
          readings.computeIfAbsent(threads, key -> new ArrayList<>()).add(reading);
        }
      }
    }
    return new ThreadsReport(
        machine,
        plan.data(),
        plan.threads().stream()
            .distinct()
            .map(threads -> new ThreadsReport.Line(threads, readings.get(threads)))
            .toList());
  }
}
