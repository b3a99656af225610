package io.streamgauge.bench.chaos;

import static java.util.Objects.requireNonNull;

import io.streamgauge.alerting.rules.Rules;
import io.streamgauge.streams.window.Resolution;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;

/**
 * One run: processes start, the load begins, blows fall, the load ends, and everything is held
 * against the ledger; then all but one Streams process goes, which has to know all of it by itself.
 *
 * <p>Event time begins a minute before a full hour that is long past, so windows of every length
 * end during the run, and the last batch, which is of the present, makes the rest of them final.
 */
final class Chaos {

  /** Without a difference less in this time, nothing will come any more. */
  private static final Duration NO_PROGRESS = Duration.ofSeconds(60);

  private static final Duration LOOK_EVERY = Duration.ofMillis(250);
  private static final long MINUTE = Resolution.ONE_MINUTE.millis();

  /** Generous: what a kill costs at worst, in event time. */
  private static final long EVENT_MILLIS_OF_A_BLOW = 5 * MINUTE;

  private static final String SERVICES =
      """
      # The dead are noticed as soon as the broker allows.
      kafka.client.consumer.session.timeout.ms=6000
      kafka.client.consumer.heartbeat.interval.ms=1500
      topics.create=false
      """;

  private static final String RULES =
      """
      rules:
        - name: failing
          when: requests.errorRate > 50%
          for: 0s
          severity: critical
          scope: both
        - name: slow
          when: requests.p95 > 500ms
          for: 10s
          severity: medium
      """;

  private final ChaosSettings settings;
  private final Clock clock;
  private final Consumer<String> progress;

  /**
   * @param progress told what happens
   */
  Chaos(ChaosSettings settings, Clock clock, Consumer<String> progress) {
    this.settings = requireNonNull(settings, "settings");
    this.clock = requireNonNull(clock, "clock");
    this.progress = requireNonNull(progress, "progress");
  }

  /**
   * Runs.
   *
   * @throws ChaosException if a process does not come back, or ends by itself
   */
  ChaosReport run() throws InterruptedException, IOException {
    progress.accept("seed " + settings.seed() + ", data and logs in " + settings.directory());
    Files.createDirectories(settings.directory());
    Path services = write("services.properties", SERVICES);
    Path rules = write("rules.yaml", RULES);
    try (Cluster cluster =
        new Cluster(Cluster.Size.TWO_OF_EACH, settings.directory(), services, rules)) {
      cluster.start();
      Ledger ledger = new Ledger();
      long last = attack(cluster, ledger);
      try (Evidence evidence = new Evidence(cluster, ledger, last - MINUTE, Rules.load(rules))) {
        return judge(cluster, evidence, ledger);
      }
    }
  }

  private Path write(String name, String content) throws IOException {
    return Files.writeString(settings.directory().resolve(name), content);
  }

  /** Returns the time of the last events. */
  private long attack(Cluster cluster, Ledger ledger) throws InterruptedException {
    Random random = new Random(settings.seed());
    try (Load load = new Load(cluster, new Random(random.nextLong()), firstEvent(), ledger)) {
      load.start();
      new Assault(cluster, load, random, progress).run(settings.blows(), settings.pause());
      long last = clock.millis();
      load.finish(last);
      return last;
    }
  }

  private long firstEvent() {
    long span = settings.blows().size() * EVENT_MILLIS_OF_A_BLOW;
    long longPast = clock.millis() - 2 * MINUTE - Resolution.ONE_HOUR.millis() - span;
    return Resolution.ONE_HOUR.startOf(longPast) - MINUTE;
  }

  private ChaosReport judge(Cluster cluster, Evidence evidence, Ledger ledger)
      throws InterruptedException {
    cluster.awaitReady();
    progress.accept("the load has ended, comparing");
    List<String> differences = settled(evidence, cluster.streams());
    if (differences.isEmpty()) {
      differences = leftToOne(cluster, evidence);
    }
    return new ChaosReport(
        settings.seed(),
        settings.kills(),
        ledger.events(),
        ledger.windows().size(),
        evidence.transitions(),
        differences);
  }

  /**
   * One process stops in order, the other one is killed: whoever comes back restores everything.
   */
  private List<String> leftToOne(Cluster cluster, Evidence evidence) throws InterruptedException {
    Service gone = cluster.streams().get(0);
    Service left = cluster.streams().get(1);
    progress.accept("stopping " + gone.process().name() + ", and comparing again");
    left.process().kill();
    gone.process().stop();
    left.process().start();
    left.process().awaitReady();
    return settled(evidence, List.of(left));
  }

  /** The differences when none are left, or when they do not get fewer any more. */
  private static List<String> settled(Evidence evidence, List<Service> streams)
      throws InterruptedException {
    List<String> differences = evidence.differences(streams);
    int fewest = differences.size();
    long deadline = System.nanoTime() + NO_PROGRESS.toNanos();
    while (!differences.isEmpty() && System.nanoTime() - deadline < 0) {
      Thread.sleep(LOOK_EVERY.toMillis());
      differences = evidence.differences(streams);
      if (differences.size() < fewest) {
        fewest = differences.size();
        deadline = System.nanoTime() + NO_PROGRESS.toNanos();
      }
    }
    return differences;
  }
}
