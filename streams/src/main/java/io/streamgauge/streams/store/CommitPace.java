package io.streamgauge.streams.store;

import java.time.Duration;
import java.util.function.LongSupplier;
import org.apache.kafka.streams.processor.Cancellable;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.ProcessorContext;

/**
 * When the tasks of one stream thread commit: at the interval that is asked for, and less often
 * where very many series are live. Each commit writes every window that has changed since the last
 * one; a thread that wrote the same windows several times a second would do little else. All tasks
 * of a thread commit together, so that they share one pace. Not thread-safe: used by that thread.
 */
public final class CommitPace {

  /**
   * A commit comes at the latest after this, whatever it costs. The transaction has to last longer.
   */
  public static final Duration LONGEST = Duration.ofSeconds(5);

  private static final Duration AHEAD = Duration.ofMillis(500);
  private static final Duration LOOK_EVERY = Duration.ofMillis(50);
  private static final ThreadLocal<CommitPace> HERE =
      ThreadLocal.withInitial(() -> new CommitPace(System::nanoTime));

  private final LongSupplier nanoTime;
  private final TimeShare flushes = new TimeShare();
  private long last;
  private long dueSince;
  private boolean due;

  CommitPace(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    last = nanoTime.getAsLong();
  }

  /** The pace of the calling thread. */
  static CommitPace ofThisThread() {
    return HERE.get();
  }

  /** Lets a task commit ahead of time, unless commits have taken far too much time of late. */
  public static void commitEarly(ProcessorContext<?, ?> context) {
    CommitPace pace = ofThisThread();
    if (pace.flushes.allows(pace.nanoTime.getAsLong() + AHEAD.toNanos())) {
      context.commit();
    }
  }

  /**
   * Lets a task ask for commits, {@code every} apart at least; to be called in a processor's {@code
   * init} and cancelled in its {@code close}. At least one processor of each task has to.
   */
  public static Cancellable schedule(ProcessorContext<?, ?> context, Duration every) {
    return context.schedule(
        every.compareTo(LOOK_EVERY) < 0 ? every : LOOK_EVERY,
        PunctuationType.WALL_CLOCK_TIME,
        now -> {
          if (ofThisThread().isDue(every)) {
            context.commit();
          }
        });
  }

  /**
   * Whether it is time to commit. It stays so until there was a commit, or every task has had the
   * chance to ask for one: those without input do not commit.
   */
  boolean isDue(Duration every) {
    long now = nanoTime.getAsLong();
    if (!due) {
      boolean rested = flushes.allows(now) || now - last >= LONGEST.toNanos();
      due = rested && now - last >= every.toNanos();
      dueSince = now;
    } else if (now - dueSince >= 2 * LOOK_EVERY.toNanos()) {
      begin(now);
    }
    return due;
  }

  /** Does a task's part of a commit. */
  void flush(Runnable flush) {
    long begun = nanoTime.getAsLong();
    flush.run();
    long now = nanoTime.getAsLong();
    flushes.spent(begun, now);
    begin(now);
  }

  private void begin(long now) {
    last = now;
    due = false;
  }
}
