package io.streamgauge.collectors;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Where events wait for the publisher, in stripes, so that writers seldom meet: a thread writes to
 * its home until another one is faster there, and then moves. What this takes does not depend on
 * how many threads there are, or were. It is full when all stripes are.
 */
final class EventBuffer {

  private static final int MOST_STRIPES = 32;
  private static final int HOMES = 256;
  private static final int SMALLEST_STRIPE = 64;
  private static final long RETRY_NANOS = 100_000;

  private final Stripe[] stripes;

  /** By a hash of the thread: its stripe. Threads race for it, and any outcome will do. */
  private final byte[] homes = new byte[HOMES];

  private final WhenFull whenFull;
  private final Runnable wakeUp;
  private final LongAdder refused = new LongAdder();
  private final AtomicLong discarded = new AtomicLong();
  private int firstToDrain;
  private volatile boolean closed;

  /**
   * @param capacity events that fit, a power of two
   * @param width words of an event, 3 or 5
   * @param wakeUp asks the publisher to come before its time
   */
  EventBuffer(int capacity, int width, WhenFull whenFull, Runnable wakeUp) {
    this.whenFull = whenFull;
    this.wakeUp = wakeUp;
    int count = stripes(capacity);
    this.stripes = new Stripe[count];
    for (int i = 0; i < count; i++) {
      stripes[i] = new Stripe(capacity / count, width, wakeUp);
    }
    for (int i = 0; i < HOMES; i++) {
      homes[i] = (byte) (i & (count - 1));
    }
  }

  private static int stripes(int capacity) {
    int forAll = Math.min(MOST_STRIPES, 2 * Runtime.getRuntime().availableProcessors());
    int wanted = Math.min(forAll, Math.max(1, capacity / SMALLEST_STRIPE));
    return Integer.highestOneBit(wanted);
  }

  /** Appends an event. Where there is no room it is dropped and counted, or waits for room. */
  void put(long first, long second, long third, long fourth, long fifth, Object note) {
    if (!offer(first, second, third, fourth, fifth, note)
        && !(whenFull == WhenFull.WAIT && await(first, second, third, fourth, fifth, note))) {
      refused.increment();
    }
  }

  private boolean offer(long first, long second, long third, long fourth, long fifth, Object note) {
    if (closed) {
      return false;
    }
    int thread = thread();
    int home = homes[thread];
    for (int i = 0; i < stripes.length; i++) {
      int stripe = (home + i) & (stripes.length - 1);
      int beaten = stripes[stripe].offer(first, second, third, fourth, fifth, note);
      if (beaten != Stripe.FULL) {
        if (beaten > 0) {
          homes[thread] = (byte) ((stripe + 1) & (stripes.length - 1));
        }
        return true;
      }
    }
    return false;
  }

  private static int thread() {
    return (int) ((Thread.currentThread().getId() * 0x9E3779B97F4A7C15L) >>> 56);
  }

  private boolean await(long first, long second, long third, long fourth, long fifth, Object note) {
    while (!closed && !Thread.currentThread().isInterrupted()) {
      wakeUp.run();
      LockSupport.parkNanos(this, RETRY_NANOS);
      if (offer(first, second, third, fourth, fifth, note)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Hands at most {@code limit} events to the reader. Only the publisher calls this.
   *
   * @return how many it took
   */
  int drain(int limit, Stripe.Reader reader) {
    int taken = 0;
    for (int i = 0; i < stripes.length && taken < limit; i++) {
      taken += stripes[(firstToDrain + i) & (stripes.length - 1)].drain(limit - taken, reader);
    }
    firstToDrain++;
    return taken;
  }

  /** A question that turns true once everything that is in the buffer now has been taken out. */
  BooleanSupplier emptied() {
    long[] marks = new long[stripes.length];
    for (int i = 0; i < marks.length; i++) {
      marks[i] = stripes[i].written();
    }
    return () -> {
      for (int i = 0; i < marks.length; i++) {
        if (stripes[i].read() < marks[i]) {
          return false;
        }
      }
      return true;
    };
  }

  /** Refuses all events from now on. What is in the buffer stays. */
  void close() {
    closed = true;
  }

  /** Throws away what is left and counts it as refused. After the publisher's end only. */
  void discard() {
    discarded.addAndGet(drain(Integer.MAX_VALUE, (words, at, note) -> true));
  }

  /** Events ever offered, with those that were refused. */
  long offered() {
    long accepted = 0;
    for (Stripe stripe : stripes) {
      accepted += stripe.written();
    }
    return accepted + refused.sum();
  }

  /** Events ever dropped here. */
  long refused() {
    return refused.sum() + discarded.get();
  }
}
