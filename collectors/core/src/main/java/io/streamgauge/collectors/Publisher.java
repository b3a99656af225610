package io.streamgauge.collectors;

import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The one background thread of a collector. It turns a few times a second, and before its time when
 * a buffer fills up or a batch has been acknowledged.
 */
final class Publisher {

  private static final Logger log = LoggerFactory.getLogger(Collector.class);
  private static final Duration AFTER_INTERRUPT = Duration.ofSeconds(1);
  private static final Duration ORDERLY_END = Duration.ofSeconds(1);

  private final List<Channel<?>> channels;
  private final Sampler sampler;
  private final Uplink uplink;
  private final long interval;
  private final Thread thread;
  private final Queue<Flush> flushes = new ConcurrentLinkedQueue<>();
  private long nextTick = System.nanoTime();
  private volatile boolean urgent;
  private volatile boolean stopping;

  Publisher(
      List<Channel<?>> channels, Sampler sampler, Uplink uplink, Duration interval, String name) {
    this.channels = channels;
    this.sampler = sampler;
    this.uplink = uplink;
    this.interval = interval.toNanos();
    this.thread = new Thread(this::run, name);
    thread.setDaemon(true);
  }

  void start() {
    thread.start();
  }

  /** Has the thread look after acknowledged batches. Any thread; never blocks. */
  void wakeUp() {
    LockSupport.unpark(thread);
  }

  /** Has the thread take events before its time. Any thread; never blocks. */
  void hurry() {
    if (!urgent) {
      urgent = true;
      wakeUp();
    }
  }

  /**
   * Delivers all that has been recorded before, with a fresh reading of caches and memory.
   *
   * @return whether that happened within the limit
   */
  boolean flush(Duration limit) {
    if (!thread.isAlive() || Thread.currentThread() == thread) {
      return false;
    }
    Flush flush = new Flush();
    flushes.add(flush);
    wakeUp();
    try {
      flush.done.get(Math.max(0, limit.toNanos()), TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException | ExecutionException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      flushes.remove(flush);
    }
  }

  /** Ends the thread; what has not been delivered is given up. */
  void stop(Duration limit) {
    stopping = true;
    wakeUp();
    try {
      thread.join(Math.max(1, limit.toMillis()));
      if (thread.isAlive()) {
        thread.interrupt();
        thread.join(AFTER_INTERRUPT.toMillis());
      }
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    try {
      while (!stopping) {
        turn();
        LockSupport.parkNanos(this, nextTick - System.nanoTime());
      }
    } finally {
      Thread.interrupted(); // or the producer would not close
      uplink.close(channels.stream().allMatch(Channel::isIdle) ? ORDERLY_END : Duration.ZERO);
      channels.forEach(Channel::abandon);
      sampler.close();
    }
  }

  private void turn() {
    try {
      flushes.forEach(flush -> flush.begin());
      if (urgent || System.nanoTime() - nextTick >= 0) {
        urgent = false;
        nextTick = System.nanoTime() + interval;
        sampler.readDue();
        channels.forEach(Channel::due);
      }
      channels.forEach(channel -> channel.advance(uplink));
      flushes.forEach(Flush::finish);
    } catch (RuntimeException e) {
      log.error("The publisher failed, and goes on", e);
    }
  }

  /** A wish of another thread, carried out by the publisher's. */
  private final class Flush {

    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private List<BooleanSupplier> parts;

    private void begin() {
      if (parts == null) {
        sampler.readAll();
        parts = channels.stream().map(Channel::flushed).toList();
      }
    }

    private void finish() {
      if (parts != null && parts.stream().allMatch(BooleanSupplier::getAsBoolean)) {
        done.complete(null);
      }
    }
  }
}
