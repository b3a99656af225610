package io.streamgauge.listener;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls handlers for alerts, at least once each, in the order of each alert's transitions, on one
 * thread. Where it stands is written down after the handlers of each alert have returned, so a
 * process that is lost at that moment has the one alert again that it was at. What is read again
 * for any other reason is recognised by the alert's id and sequence, and not delivered twice.
 *
 * <p>Kafka and the registry may come and go; it waits for them. Close it to end it. Thread-safe.
 */
public final class AlertListener implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(AlertListener.class);
  private static final Duration REST_AFTER_FAILURE = Duration.ofSeconds(1);

  private final Session session;
  private final Consumer<byte[], byte[]> consumer;
  private final Stop stop;
  private final Tallies tallies;
  private final Duration closeTimeout;
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Thread thread;

  AlertListener(
      ListenerSettings settings,
      Session session,
      Consumer<byte[], byte[]> consumer,
      Stop stop,
      Tallies tallies) {
    this.session = session;
    this.consumer = consumer;
    this.stop = stop;
    this.tallies = tallies;
    this.closeTimeout = settings.closeTimeout();
    this.thread =
        new Thread(
            this::run, "streamgauge-listener" + settings.group().map("-"::concat).orElse(""));
    thread.setDaemon(true);
  }

  /** Describes a listener. */
  public static AlertListenerBuilder builder() {
    return new AlertListenerBuilder();
  }

  void start() {
    thread.start();
  }

  private void run() {
    try {
      while (!stop.requested()) {
        step();
      }
      session.end();
    } catch (WakeupException e) {
      session.end();
    } finally {
      consumer.close(CloseOptions.timeout(closeTimeout));
    }
  }

  private void step() {
    try {
      session.step();
    } catch (WakeupException e) {
      throw e;
    } catch (KafkaException e) {
      tallies.interruptions.increment();
      LOG.warn("Alerts cannot be read at the moment: {}", e.toString());
      stop.pause(REST_AFTER_FAILURE);
    }
  }

  /** Whether alerts are listened to: not closed, and not ended by an error of a handler. */
  public boolean running() {
    return thread.isAlive() && !stop.requested();
  }

  /** What it has done so far. */
  public ListenerStats stats() {
    return tallies.stats();
  }

  /**
   * Ends it: a handler that runs may finish, attempts that would follow are left out, and what is
   * done is written down. Returns when all of that is over, after {@code closeTimeout} at the
   * latest. A handler may call this too; then it returns at once.
   */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      stop.request();
      consumer.wakeup();
    }
    if (Thread.currentThread() != thread) {
      awaitEnd();
    }
  }

  private void awaitEnd() {
    try {
      thread.join(closeTimeout.toMillis());
      if (thread.isAlive()) {
        LOG.warn("A handler still runs {} after the listener was closed", closeTimeout);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
