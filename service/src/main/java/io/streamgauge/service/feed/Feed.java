package io.streamgauge.service.feed;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.InterruptException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads results as they are committed and hands them to everyone who listens, with one consumer and
 * one thread however many listen; where nobody does, nothing is read. Thread-safe.
 */
public final class Feed implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Feed.class);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Duration PAUSE = Duration.ofSeconds(1);

  private final Map<String, Object> client;
  private final List<FeedKind<?>> kinds;
  private final Generation generation;
  private final Thread thread = new Thread(this::run, "feed");
  private final BlockingQueue<Listener> coming = new LinkedBlockingQueue<>();
  private final Set<Listener> listeners = new HashSet<>();
  private FeedReader reader;
  private volatile boolean closing;

  /**
   * A feed that is yet to be started.
   *
   * @param client properties of Kafka's client and of the registry's
   * @param kinds of events; their order is the same in all processes, because ids depend on it
   */
  public Feed(Map<String, Object> client, List<FeedKind<?>> kinds) {
    this.client = Map.copyOf(client);
    this.kinds = List.copyOf(kinds);
    generation = new Generation(this.client, this.kinds);
    thread.setDaemon(true);
  }

  /** Starts and returns at once. */
  public Feed start() {
    thread.start();
    return this;
  }

  List<FeedKind<?>> kinds() {
    return kinds;
  }

  /** Adds someone who gets everything that is committed from now on, until it wants no more. */
  public void listen(Listener listener) {
    coming.add(listener);
    if (closing && coming.remove(listener)) {
      listener.end();
    }
  }

  /**
   * A reader of some of the kinds, besides the feed's own.
   *
   * @throws org.apache.kafka.common.KafkaException if Kafka does not answer or has no such topic
   */
  FeedReader open(List<FeedKind<?>> some) {
    return FeedReader.open(client, generation, some);
  }

  private void run() {
    while (!closing) {
      try {
        serve();
      } catch (InterruptedException | InterruptException e) {
        Thread.interrupted(); // so that the consumer can be closed
      } catch (RuntimeException e) {
        LOG.error("The feed failed; those who listen have to begin anew", e);
        endAll();
        pause();
      }
    }
    endAll();
    stopReading();
  }

  private void serve() throws InterruptedException {
    if (listeners.isEmpty() && coming.isEmpty()) {
      awaitSomeone();
    }
    admit();
    if (!listeners.isEmpty()) {
      Batch batch = reader.poll(POLL);
      listeners.removeIf(listener -> !take(listener, batch));
    }
  }

  private void awaitSomeone() throws InterruptedException {
    Listener first = coming.poll(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    if (first == null) {
      stopReading();
      first = coming.take();
    }
    coming.add(first);
  }

  private void admit() {
    List<Listener> all = new ArrayList<>();
    coming.drainTo(all);
    if (all.isEmpty()) {
      return;
    }
    boolean first = listeners.isEmpty();
    listeners.addAll(all);
    if (reader == null) {
      reader = open(kinds);
    }
    if (first) {
      reader.seekToEnd();
    }
    Offsets now = reader.positions();
    all.forEach(listener -> listener.begin(now));
  }

  private static boolean take(Listener listener, Batch batch) {
    try {
      return listener.take(batch);
    } catch (InterruptException e) {
      throw e;
    } catch (RuntimeException e) {
      LOG.error("One who listens to the feed failed, and gets no more", e);
      listener.end();
      return false;
    }
  }

  private void endAll() {
    coming.drainTo(listeners);
    listeners.forEach(Listener::end);
    listeners.clear();
  }

  private void stopReading() {
    if (reader != null) {
      reader.close();
      reader = null;
    }
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Tells everyone who listens that it ends, and returns when nothing is read any more. */
  @Override
  public void close() {
    closing = true;
    thread.interrupt();
    try {
      thread.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
