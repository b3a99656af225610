package io.streamgauge.bench.chaos;

import static java.util.Objects.requireNonNull;

import io.streamgauge.metric.LatencySummary;
import io.streamgauge.metric.WindowState;
import io.streamgauge.schemas.Topics;
import io.streamgauge.streams.window.Resolution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Three Streams processes with a copy of everything; one is killed, and a little later another one
 * stalls, while those that are left are asked without a pause. What they say then is held against
 * what was published, and so is what they have in the end.
 */
final class Outage {

  private static final Duration SETTLED_WITHIN = Duration.ofSeconds(90);

  /** Longer than instances wait for each other. */
  private static final Duration STALL = Duration.ofMillis(2_500);

  private static final long MINUTE = Resolution.ONE_MINUTE.millis();
  private static final int SERVICES = 3;

  private static final String SETTINGS =
      """
      standby.replicas=1
      topics.create=false
      # The dead are noticed, and their transactions given up, as soon as the broker allows.
      kafka.client.consumer.session.timeout.ms=6000
      kafka.client.consumer.heartbeat.interval.ms=1500
      kafka.client.producer.transaction.timeout.ms=5000
      """;

  private final Path directory;
  private final Clock clock;
  private final Consumer<String> progress;

  /**
   * @param directory for data and logs, created where it is missing
   * @param progress told what happens
   */
  Outage(Path directory, Clock clock, Consumer<String> progress) {
    this.directory = requireNonNull(directory, "directory");
    this.clock = requireNonNull(clock, "clock");
    this.progress = requireNonNull(progress, "progress");
  }

  /**
   * Runs.
   *
   * @param before rounds of the load before the kill, and {@code after} the stall
   * @throws ChaosException if the processes that are left never agree with what was published
   */
  OutageReport run(int before, int after) throws InterruptedException, IOException {
    Files.createDirectories(directory);
    Path settings = Files.writeString(directory.resolve("streams.properties"), SETTINGS);
    try (Cluster cluster =
        new Cluster(Cluster.Size.THREE_STREAMS, directory, settings, List.of())) {
      cluster.start();
      Ledger ledger = new Ledger();
      awaitCopies(left(cluster));
      long first = Resolution.ONE_HOUR.startOf(clock.millis()) - 2 * Resolution.ONE_HOUR.millis();
      try (Load load = new Load(cluster, new Random(), first, ledger)) {
        load.start();
        load.awaitMore(before);
        return questioned(cluster, load, ledger, after);
      }
    }
  }

  private static List<Service> left(Cluster cluster) {
    return cluster.streams().subList(1, cluster.streams().size());
  }

  private static void awaitCopies(List<Service> left) throws InterruptedException {
    for (Service one : left) {
      one.process().await("answers for all", () -> one.web().answers("/api/v1/services"));
    }
  }

  private OutageReport questioned(Cluster cluster, Load load, Ledger ledger, int after)
      throws InterruptedException {
    Service victim = cluster.streams().get(0);
    List<Service> left = left(cluster);
    Questions questions = new Questions(left, SERVICES, new Random());
    Positions positions = new Positions(left);
    List<Thread> asking = List.of(new Thread(questions), new Thread(positions));
    asking.forEach(Thread::start);
    load.awaitMore(Load.ROUNDS_PER_SECOND);
    progress.accept("killing " + victim.process().name());
    victim.process().kill();
    load.awaitMore(2 * Load.ROUNDS_PER_SECOND);
    progress.accept("stalling " + left.get(1).process().name());
    left.get(1).process().stall(STALL);
    load.awaitMore(after);
    load.finish(clock.millis() - MINUTE);
    awaitSettled(left, ledger);
    questions.end();
    positions.end();
    for (Thread thread : asking) {
      thread.join();
    }
    progress.accept(positions.reached() + " answers at a position");
    return new OutageReport(
        questions.asked(),
        questions.staleAnswers(),
        questions.failed(),
        List.copyOf(questions.unanswered()),
        questions.finalWindows(),
        questions.wrong(ledger, reportedAsFinal(cluster)),
        List.copyOf(positions.wentBack()));
  }

  private static void awaitSettled(List<Service> left, Ledger ledger) throws InterruptedException {
    Stores stores = new Stores(left);
    List<String> differences = new ArrayList<>();
    long deadline = System.nanoTime() + SETTLED_WITHIN.toNanos();
    do {
      if (System.nanoTime() - deadline > 0) {
        throw new ChaosException(
            "what is left does not have what was published: "
                + differences.subList(0, Math.min(10, differences.size())));
      }
      differences.clear();
      stores.compareWindows(ledger, Map.of(), differences);
    } while (!differences.isEmpty());
  }

  private static Map<WindowKey, Set<Long>> reportedAsFinal(Cluster cluster) {
    Map<WindowKey, Set<Long>> counts = new HashMap<>();
    try (TopicReader<LatencySummary> summaries =
        TopicReader.of(
            Topics.LATENCY,
            cluster,
            (key, summary) -> {
              if (summary.getState() == WindowState.FINAL) {
                counts
                    .computeIfAbsent(Summaries.window(summary), none -> new HashSet<>())
                    .add(summary.getCount());
              }
            })) {
      summaries.read();
    }
    return counts;
  }
}
