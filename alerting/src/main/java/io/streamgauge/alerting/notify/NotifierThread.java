package io.streamgauge.alerting.notify;

import io.streamgauge.alert.Alert;
import io.streamgauge.alerting.notify.channel.Target;
import io.streamgauge.alerting.notify.file.NotifierSettings;
import io.streamgauge.alerting.notify.plan.Outbox;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One notifier: reads alerts, tells them, keeps what was told, and commits. In this order, so that
 * whatever ends it, what was not told will be, and what was may be told twice.
 */
final class NotifierThread implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(NotifierThread.class);

  /** More is not read before some of it was told. */
  private static final int MOST_WAITING = 5_000;

  private static final Duration LONGEST_POLL = Duration.ofMillis(500);
  private static final Duration COMMIT_EVERY = Duration.ofSeconds(2);

  /** A mail server may keep it for longer; what it was told is told again then. */
  private static final Duration CLOSE_LIMIT = Duration.ofSeconds(4);

  private static final Duration PAUSE = Duration.ofSeconds(3);

  private final NotifierSettings settings;
  private final Map<String, Object> client;
  private final Clock clock;
  private final NotifierStatus status;
  private final Courier courier;
  private final Predicate<Alert> acknowledged;
  private final Thread thread;
  private Outbox outbox;
  private Instant committedAt = Instant.EPOCH;
  private volatile boolean closing;
  private boolean interruptible;

  NotifierThread(
      Courier courier, Map<String, Object> client, Clock clock, Predicate<Alert> acknowledged) {
    settings = courier.settings();
    this.acknowledged = settings.target().forgets() ? alert -> false : acknowledged;
    this.client = client;
    this.clock = clock;
    this.courier = courier;
    status = courier.status();
    outbox = empty();
    thread = new Thread(this::run, "notifier-" + settings.name());
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  private void run() {
    while (!closing) {
      try {
        serve();
      } catch (RuntimeException e) {
        broken(e);
      }
    }
  }

  private void serve() {
    try (ToldLog log = new ToldLog(client, settings.name());
        Target target = settings.target().open(clock);
        AlertIntake intake =
            AlertIntake.join(client, settings.name(), reads -> begin(reads, log))) {
      interruptible(
          () -> {
            while (!closing) {
              step(intake, log, target);
            }
          });
    } finally {
      outbox = empty();
    }
  }

  /** What has to be done. */
  private interface Work {
    void run() throws InterruptedException;
  }

  /** An interrupt ends the work, and nothing else: what is closed then wants to be let do so. */
  private void interruptible(Work work) {
    try {
      synchronized (thread) {
        interruptible = !closing;
      }
      work.run();
    } catch (InterruptedException | InterruptException e) {
      LOG.debug("Notifier {} is interrupted", settings.name());
    } finally {
      synchronized (thread) {
        interruptible = false;
        Thread.interrupted(); // clears it
      }
    }
  }

  private void begin(boolean reads, ToldLog log) {
    outbox = reads ? restored(log) : empty();
    committedAt = Instant.EPOCH;
    status.works(false, 0);
  }

  private void step(AlertIntake intake, ToldLog log, Target target) throws InterruptedException {
    intake.poll(patience(), (alert, source) -> outbox.offer(alert, source, clock.instant()));
    if (intake.reads()) {
      boolean told = courier.deliver(outbox, target);
      keep(intake, log, told);
      intake.hold(outbox.waiting() >= MOST_WAITING);
      status.works(true, outbox.waiting());
    }
  }

  private Duration patience() {
    Instant now = clock.instant();
    Duration left =
        courier.nextTry(outbox, now).map(next -> Duration.between(now, next)).orElse(LONGEST_POLL);
    if (left.isNegative()) {
      return Duration.ZERO;
    }
    return left.compareTo(LONGEST_POLL) > 0 ? LONGEST_POLL : left;
  }

  private void keep(AlertIntake intake, ToldLog log, boolean told) throws InterruptedException {
    var changes = outbox.takeChanges();
    if (!changes.isEmpty()) {
      log.write(changes);
    }
    Instant now = clock.instant();
    if (told || !now.isBefore(committedAt.plus(COMMIT_EVERY))) {
      intake.commit(outbox.held());
      committedAt = now;
    }
  }

  private Outbox empty() {
    return new Outbox(settings.name(), settings.wanted(), settings.grouping(), acknowledged);
  }

  private Outbox restored(ToldLog log) {
    Outbox restored = empty();
    log.read(restored::restore);
    return restored;
  }

  private void broken(RuntimeException e) {
    if (closing) {
      return;
    }
    LOG.error("Notifier {} begins anew after a failure", settings.name(), e);
    status.broken(settings.secrets().hide(e.toString()), clock.instant());
    interruptible(() -> Thread.sleep(PAUSE.toMillis()));
  }

  /** Stops at once, also in the middle of telling something, which will then be told again. */
  @Override
  public void close() {
    stop();
    try {
      thread.join(CLOSE_LIMIT.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void stop() {
    closing = true;
    synchronized (thread) {
      if (interruptible) {
        interruptible = false;
        thread.interrupt();
      }
    }
  }

  static void closeAll(List<NotifierThread> all) {
    all.forEach(NotifierThread::stop);
    all.forEach(NotifierThread::close);
  }
}
