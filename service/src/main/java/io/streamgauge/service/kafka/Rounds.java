package io.streamgauge.service.kafka;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does something again and again on a thread of its own. What fails is tried again the next time.
 */
public final class Rounds implements AutoCloseable {

  /** What is done each time. */
  @FunctionalInterface
  public interface Round {
    void run() throws InterruptedException;
  }

  private static final Logger LOG = LoggerFactory.getLogger(Rounds.class);

  /** What is not there yet when everything starts is there soon. */
  private static final int PATIENCE = 30;

  private final ScheduledExecutorService worker;
  private int failures;

  private Rounds(String name) {
    worker =
        Executors.newSingleThreadScheduledExecutor(
            task -> {
              Thread thread = new Thread(task, name);
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * Begins.
   *
   * @param name of the thread
   * @param pause between two rounds
   */
  public static Rounds begin(String name, Duration pause, Round round) {
    Rounds rounds = new Rounds(name);
    rounds.worker.scheduleWithFixedDelay(
        () -> rounds.tryOut(name, round), 0, pause.toMillis(), TimeUnit.MILLISECONDS);
    return rounds;
  }

  private void tryOut(String name, Round round) {
    try {
      round.run();
      failures = 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException e) {
      failures++;
      LOG.debug("{} failed {} times", name, failures, e);
      if (failures == PATIENCE) { // once for each outage
        LOG.warn("{} stands still: {}", name, e.getMessage());
      }
    }
  }

  /** Ends at once. */
  @Override
  public void close() {
    worker.shutdownNow();
  }
}
