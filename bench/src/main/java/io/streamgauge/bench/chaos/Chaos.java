package io.streamgauge.bench.chaos;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import io.streamgauge.alert.AlertState;
import io.streamgauge.alerting.rules.Rules;
import io.streamgauge.streams.window.Resolution;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
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

  /** A notifier whose target has failed all along may leave it alone for that long. */
  private static final Duration BACK_OFF = Duration.ofMinutes(3);

  private static final Duration NOTIFIER_WITHIN = Duration.ofSeconds(60);
  private static final Duration LOOK_EVERY = Duration.ofMillis(250);
  private static final long MINUTE = Resolution.ONE_MINUTE.millis();

  /** Generous: what a kill costs at worst, in event time. */
  private static final long EVENT_MILLIS_OF_A_BLOW = 5 * MINUTE;

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
    try (Pager pager = new Pager(new Random(settings.seed() + 1))) {
      ChaosFiles files = ChaosFiles.write(settings.directory(), pager);
      try (Cluster cluster =
          new Cluster(
              Cluster.Size.TWO_OF_EACH,
              settings.directory(),
              files.services(),
              files.alertingOptions())) {
        return run(cluster, pager, Rules.load(files.rules()));
      }
    }
  }

  private ChaosReport run(Cluster cluster, Pager pager, Rules rules) throws InterruptedException {
    cluster.start();
    awaitNotifier(cluster);
    Ledger ledger = new Ledger();
    Silences silences =
        new Silences(
            cluster.alerting(),
            settings.blows().size(),
            new Random(settings.seed() + 2),
            clock,
            progress);
    pager.begin();
    long last = attack(cluster, ledger, silences);
    pager.stay(Mood.BUSY);
    try (Evidence evidence = new Evidence(cluster, ledger, silences, rules, last - MINUTE, clock)) {
      return judge(cluster, pager, evidence, ledger);
    }
  }

  /** A notifier that never worked begins with what comes when it does. */
  private static void awaitNotifier(Cluster cluster) throws InterruptedException {
    Waiting.until(
        "a notifier works",
        NOTIFIER_WITHIN,
        () -> {
          for (Service one : cluster.alerting()) {
            Optional<JsonNode> answer = one.web().json("/api/v1/notifiers");
            if (answer
                .filter(it -> it.at("/notifiers/0/state").asText().equals("ok"))
                .isPresent()) {
              return true;
            }
          }
          return false;
        });
  }

  /** Returns the time of the last events. */
  private long attack(Cluster cluster, Ledger ledger, Silences silences)
      throws InterruptedException {
    Random random = new Random(settings.seed());
    try (Load load = new Load(cluster, new Random(random.nextLong()), firstEvent(), ledger)) {
      load.start();
      new Assault(cluster, load, silences, random, progress)
          .run(settings.blows(), settings.pause());
      long last = Load.badTime(clock.millis());
      load.finish(last);
      return last;
    }
  }

  private long firstEvent() {
    long span = settings.blows().size() * EVENT_MILLIS_OF_A_BLOW;
    long longPast = clock.millis() - 2 * MINUTE - Resolution.ONE_HOUR.millis() - span;
    return Resolution.ONE_HOUR.startOf(longPast) - MINUTE;
  }

  /** The target fails until every transition is there; then it has to be told. */
  private ChaosReport judge(Cluster cluster, Pager pager, Evidence evidence, Ledger ledger)
      throws InterruptedException {
    cluster.awaitReady();
    progress.accept("the load has ended, comparing");
    List<String> differences =
        settled(NO_PROGRESS, () -> evidence.differences(cluster.streams(), cluster.alerting()));
    pager.stay(Mood.WELL);
    if (differences.isEmpty()) {
      differences = leftToOne(cluster, evidence);
    }
    if (differences.isEmpty()) {
      progress.accept("comparing what was told");
      differences = settled(BACK_OFF, () -> evidence.untold(pager.notices()));
    }
    return new ChaosReport(
        settings.seed(),
        settings.kills(),
        ledger.events(),
        ledger.windows().size(),
        evidence.transitions().size(),
        evidence.transitions().stream()
            .filter(each -> each.getState() == AlertState.SUPPRESSED)
            .count(),
        pager.notices().size(),
        differences);
  }

  /**
   * One Streams process stops in order, the other one is killed: whoever comes back restores
   * everything.
   */
  private List<String> leftToOne(Cluster cluster, Evidence evidence) throws InterruptedException {
    Service gone = cluster.streams().get(0);
    Service left = cluster.streams().get(1);
    progress.accept("stopping " + gone.process().name() + ", and comparing again");
    left.process().kill();
    gone.process().stop();
    left.process().start();
    left.process().awaitReady();
    return settled(NO_PROGRESS, () -> evidence.differences(List.of(left), cluster.alerting()));
  }

  private interface Comparison {
    List<String> differences() throws InterruptedException;
  }

  /** The differences when none are left, or when they do not get fewer any more. */
  private static List<String> settled(Duration noProgress, Comparison comparison)
      throws InterruptedException {
    List<String> differences = comparison.differences();
    int fewest = differences.size();
    long deadline = System.nanoTime() + noProgress.toNanos();
    while (!differences.isEmpty() && System.nanoTime() - deadline < 0) {
      Thread.sleep(LOOK_EVERY.toMillis());
      differences = comparison.differences();
      if (differences.size() < fewest) {
        fewest = differences.size();
        deadline = System.nanoTime() + noProgress.toNanos();
      }
    }
    return differences;
  }
}
