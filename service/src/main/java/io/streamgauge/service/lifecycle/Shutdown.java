package io.streamgauge.service.lifecycle;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes components in the reverse of the order in which they were added, each within its limit:
 * one that fails or takes too long is logged and left behind, and the rest goes on. Thread-safe.
 */
public final class Shutdown implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Shutdown.class);

  private record Step(String name, Duration limit, AutoCloseable component) {}

  private final Deque<Step> steps = new ArrayDeque<>();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Consumer<String> progress;
  private boolean closing;

  public Shutdown() {
    this(name -> LOG.debug("stopping {}", name));
  }

  /**
   * A shutdown that people watch.
   *
   * @param progress told the name of each component before it is closed
   */
  public Shutdown(Consumer<String> progress) {
    this.progress = requireNonNull(progress, "progress");
  }

  /**
   * Adds a component that has been started; it is closed before all that were added earlier.
   *
   * @return the component
   * @throws CancellationException if everything is being closed; the component is closed then
   */
  public <T extends AutoCloseable> T add(String name, Duration limit, T component) {
    Step step = new Step(requireNonNull(name, "name"), limit, component);
    if (!push(step)) {
      close(step);
      throw new CancellationException(name + " was started while stopping");
    }
    return component;
  }

  private synchronized boolean push(Step step) {
    if (!closing) {
      steps.push(step);
    }
    return !closing;
  }

  /** From now on SIGINT and SIGTERM close everything before the process ends. */
  public void onSignal() {
    Runtime.getRuntime().addShutdownHook(new Thread(this::close, "shutdown"));
  }

  /** Waits until everything is closed. */
  public void await() throws InterruptedException {
    closed.await();
  }

  /** Closes everything and returns when it is done, also where another thread does it. */
  @Override
  public void close() {
    if (first()) {
      LOG.info("Stopping");
      steps.forEach(this::close);
      closed.countDown();
    }
    awaitQuietly();
  }

  private synchronized boolean first() {
    boolean first = !closing;
    closing = true;
    return first;
  }

  private void close(Step step) {
    progress.accept(step.name());
    FutureTask<Void> task =
        new FutureTask<>(
            () -> {
              step.component().close();
              return null;
            });
    Thread thread = new Thread(task, "stop-" + step.name());
    thread.setDaemon(true);
    thread.start();
    try {
      task.get(step.limit().toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      LOG.warn("{} did not stop cleanly", step.name(), e.getCause());
    } catch (TimeoutException e) {
      LOG.warn("{} did not stop within {} s", step.name(), step.limit().toSeconds());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void awaitQuietly() {
    try {
      closed.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
