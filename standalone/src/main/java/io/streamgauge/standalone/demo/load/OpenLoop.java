package io.streamgauge.standalone.demo.load;

import static java.util.Objects.requireNonNull;

import com.datadoghq.sketch.ddsketch.DDSketch;
import com.datadoghq.sketch.ddsketch.DDSketches;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;

/**
 * Sends requests at the moments of a schedule, whether or not earlier ones were answered, and
 * measures each from the moment at which the schedule wanted it. A slow server thus meets all of
 * its customers, and no wait is left out of the figures (no coordinated omission).
 */
public final class OpenLoop implements AutoCloseable {

  private final Traffic traffic;
  private final Arrivals arrivals;
  private final ExecutorService clientThreads =
      Executors.newFixedThreadPool(2, task -> daemon(task, "load-client"));
  private final HttpClient client =
      HttpClient.newBuilder()
          .version(Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .executor(clientThreads)
          .build();
  private final Thread pacer = daemon(this::run, "load-pacer");
  private final LongAdder sent = new LongAdder();
  private final LongAdder answered = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final Object latencyLock = new Object();
  private DDSketch latency = newSketch();
  private volatile boolean stopped;

  /**
   * A load that has not begun.
   *
   * @param perSecond mean rate, above 0
   */
  public OpenLoop(Traffic traffic, double perSecond, RandomGenerator random) {
    this.traffic = requireNonNull(traffic, "traffic");
    this.arrivals = new Arrivals(perSecond, random);
  }

  /** Begins. */
  public void start() {
    pacer.start();
  }

  /** What was seen so far; resets the percentile. */
  public LoadReport report() {
    DDSketch recent;
    synchronized (latencyLock) {
      recent = latency;
      latency = newSketch();
    }
    double p95 = recent.isEmpty() ? Double.NaN : recent.getValueAtQuantile(0.95);
    long answers = answered.sum();
    return new LoadReport(sent.sum(), sent.sum() - answers, failed.sum(), p95);
  }

  /** Sends nothing more, and gives up on what is in flight. */
  @Override
  public void close() {
    stopped = true;
    LockSupport.unpark(pacer);
    try {
      pacer.join(1_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    clientThreads.shutdownNow();
  }

  private void run() {
    long start = System.nanoTime();
    while (!stopped) {
      long due = start + arrivals.next();
      awaitUntil(due);
      if (!stopped) {
        send(due);
      }
    }
  }

  private void awaitUntil(long due) {
    long left = due - System.nanoTime();
    while (left > 0 && !stopped) {
      LockSupport.parkNanos(left);
      left = due - System.nanoTime();
    }
  }

  private void send(long due) {
    sent.increment();
    client
        .sendAsync(traffic.next(), BodyHandlers.discarding())
        .whenComplete((response, failure) -> finished(due, response, failure));
  }

  private void finished(long due, HttpResponse<?> response, Throwable failure) {
    answered.increment();
    if (failure != null || response.statusCode() >= 500) {
      failed.increment();
    }
    double seconds = (System.nanoTime() - due) / 1e9;
    synchronized (latencyLock) {
      latency.accept(seconds);
    }
  }

  private static DDSketch newSketch() {
    return DDSketches.unboundedDense(0.01);
  }

  private static Thread daemon(Runnable task, String name) {
    Thread thread = new Thread(task, name);
    thread.setDaemon(true);
    return thread;
  }
}
