package io.streamgauge.bench.chaos;

import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * Carries blows out, one after the other, at random targets. Between two of them go rounds of the
 * load, so that what follows hits processes that have something to lose.
 */
final class Assault {

  private static final double STREAMS = 0.8;
  private static final double AT_WORK = 0.7;
  private static final int LONGEST_ABSENCE = 3 * Load.ROUNDS_PER_SECOND;

  /** Longer than the session timeout of the services. */
  private static final Duration STALL = Duration.ofSeconds(8);

  /** In which a process that wakes up has closed its tasks, about. */
  private static final int WAKING = 3 * Load.ROUNDS_PER_SECOND;

  private final Cluster cluster;
  private final Load load;
  private final Silences silences;
  private final RandomGenerator random;
  private final Consumer<String> progress;

  /**
   * @param silences that are asked for in between
   * @param progress told each blow
   */
  Assault(
      Cluster cluster,
      Load load,
      Silences silences,
      RandomGenerator random,
      Consumer<String> progress) {
    this.cluster = cluster;
    this.load = load;
    this.silences = silences;
    this.random = random;
    this.progress = progress;
  }

  /**
   * Carries them out.
   *
   * @param pause rounds between two blows on average, 2 or more
   */
  void run(List<Blow> blows, int pause) throws InterruptedException {
    List<Integer> services = atEither(blows);
    int atAlerting = services.isEmpty() ? -1 : services.get(random.nextInt(services.size()));
    for (int i = 0; i < blows.size(); i++) {
      Blow blow = blows.get(i);
      if (!atServices(blow) || random.nextDouble() < AT_WORK) {
        cluster.awaitReady();
      }
      silences.look(load);
      load.awaitMore(pause / 2 + random.nextInt(pause));
      silences.before(i);
      strike(blow, i == atAlerting ? cluster.alerting() : pairFor(blow));
    }
    silences.before(blows.size());
  }

  /** The numbers of those blows of which at least one is at alerting. */
  private static List<Integer> atEither(List<Blow> blows) {
    return IntStream.range(0, blows.size())
        .filter(i -> atServices(blows.get(i)) && blows.get(i) != Blow.KILL_WAKING)
        .boxed()
        .toList();
  }

  /** A notifier that wakes up may tell what has been overtaken; Streams processes only. */
  private List<Service> pairFor(Blow blow) {
    boolean streams = blow == Blow.KILL_WAKING || random.nextDouble() < STREAMS;
    return streams ? cluster.streams() : cluster.alerting();
  }

  private static boolean atServices(Blow blow) {
    return blow != Blow.STOP_BROKER && blow != Blow.KILL_BROKER;
  }

  private void strike(Blow blow, List<Service> pair) throws InterruptedException {
    int chosen = random.nextInt(pair.size());
    Service one = pair.get(chosen);
    Service other = pair.get(1 - chosen);
    progress.accept(
        blow + " " + (atServices(blow) ? one.process().name() : cluster.broker().name()));
    switch (blow) {
      case KILL -> kill(one);
      case KILL_AGAIN -> {
        kill(one);
        one.process().awaitReady();
        kill(one);
      }
      case KILL_IN_REBALANCE -> {
        kill(one);
        one.awaitLife();
        kill(other);
      }
      case KILL_BOTH -> killBoth(one, other);
      case KILL_WAKING -> {
        one.process().stall(STALL);
        load.awaitMore(random.nextInt(WAKING));
        kill(one);
      }
      case STOP -> {
        one.process().stop();
        startAfterAbsence(one.process());
      }
      case STOP_BROKER -> {
        cluster.broker().stop();
        bringBrokerBack();
      }
      case KILL_BROKER -> {
        cluster.broker().kill();
        bringBrokerBack();
      }
    }
  }

  private void kill(Service service) throws InterruptedException {
    service.process().kill();
    startAfterAbsence(service.process());
  }

  private void killBoth(Service one, Service other) throws InterruptedException {
    one.process().kill();
    other.process().kill();
    startAfterAbsence(one.process());
    other.process().start();
  }

  private void startAfterAbsence(Child process) throws InterruptedException {
    load.awaitMore(random.nextInt(LONGEST_ABSENCE));
    process.start();
  }

  /** At once: without a broker the load stands still, too. */
  private void bringBrokerBack() throws InterruptedException {
    cluster.broker().start();
    cluster.broker().awaitReady();
  }
}
