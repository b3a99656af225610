package io.streamgauge.streams.window;

import io.streamgauge.metric.WindowState;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/**
 * The windows of one task that are not final yet, and which of them changed since they were last
 * reported.
 *
 * <p>The windows and the watermark are in a store, so that they survive a crash; what changed is
 * only in memory, because a task that starts reports all of its open windows anew. A repeated
 * report of the same content does no harm, a missing one would. Not thread-safe: used by the task's
 * own thread.
 */
public final class OpenWindows {

  /** Receives the windows to report. */
  @FunctionalInterface
  public interface Report {
    void accept(WindowId window, WindowState state);
  }

  private static final int MOST_AT_ONCE = 2_000;
  private static final int MOST_RECORDED_AT_ONCE = 20_000;
  private static final int MOST_KNOWN = 100_000;
  private static final byte[] PRESENT = {1};
  private static final Bytes PROGRESS = Bytes.wrap(new byte[] {0});
  private static final Bytes FINAL_FROM = Bytes.wrap(new byte[] {0, 0});

  /** Stands among the changed windows, behind those that had changed when it was set. */
  private static final WindowId MARK = new WindowId(Resolution.ONE_HOUR, Long.MIN_VALUE, "");

  private final KeyValueStore<Bytes, byte[]> store;
  private final Watermark watermark;
  private final Set<WindowId> changed = new LinkedHashSet<>();

  /** Some of the windows that are in the store, so that they need not be put again. */
  private final Set<WindowId> known = new HashSet<>();

  /** Every window that has ended by now and sorts up to here has been reported as closed. */
  private Bytes closedUpTo = WindowId.lowerBound(0);

  /** No window with an end before this is in the store. */
  private long finalFrom;

  /** What readers take {@link #finalFrom} for: never later than it is. */
  private long storedFinalFrom;

  private boolean becameFinal;
  private boolean markIsBehind;
  private boolean moreAreClosed;
  private long storedProgress = Long.MIN_VALUE;

  public OpenWindows(KeyValueStore<Bytes, byte[]> store, Watermark watermark, long wallClock) {
    this.store = store;
    this.watermark = watermark;
    restore(wallClock);
  }

  private void restore(long wallClock) {
    byte[] progress = store.get(PROGRESS);
    if (progress != null) {
      storedProgress = ByteBuffer.wrap(progress).getLong();
      watermark.resume(storedProgress, wallClock);
    }
    storedFinalFrom = finalFrom(store);
    finalFrom = storedFinalFrom;
    try (KeyValueIterator<Bytes, byte[]> all = store.range(WindowId.lowerBound(0), null)) {
      all.forEachRemaining(entry -> changed.add(WindowId.fromBytes(entry.key)));
    }
  }

  /** Whether a window is not final yet, read from a store of open windows by any thread. */
  public static boolean isOpen(ReadOnlyKeyValueStore<Bytes, byte[]> store, WindowId window) {
    return store.get(window.toBytes()) != null;
  }

  /**
   * Every window that ends before this is final, and what the window stores hold of it is what was
   * reported as final; epoch milliseconds, read from a store of open windows by any thread. Later
   * windows are to be looked for with {@link #isOpen}.
   */
  public static long finalFrom(ReadOnlyKeyValueStore<Bytes, byte[]> store) {
    byte[] stored = store.get(FINAL_FROM);
    return stored == null ? 0 : ByteBuffer.wrap(stored).getLong();
  }

  /** Whether any window is not final yet, read from a store of open windows by any thread. */
  public static boolean anyOpen(ReadOnlyKeyValueStore<Bytes, byte[]> store) {
    try (KeyValueIterator<Bytes, byte[]> entries = store.range(WindowId.lowerBound(0), null)) {
      return entries.hasNext();
    }
  }

  /** Notes that a window changed. */
  public void changed(WindowId window) {
    // Recorded windows are found in the store in the end; all of them at once may not fit in
    // memory.
    if (watermark.reportsOpenWindows() && !noted(window)) {
      return;
    }
    if (known.size() >= MOST_KNOWN) {
      known.clear();
    }
    if (known.add(window)) {
      if (window.end() < storedFinalFrom) {
        storeFinalFrom(window.end()); // first, or readers would take it for final
      }
      store.put(window.toBytes(), PRESENT);
      finalFrom = Math.min(finalFrom, window.end());
    }
  }

  /**
   * Whether a change is news. Where very many series are live not all of them are noted: memory is
   * bounded, and each window is found in the store once it has closed and once it is final.
   */
  private boolean noted(WindowId window) {
    return changed.size() < MOST_KNOWN ? changed.add(window) : !changed.contains(window);
  }

  /** Sets a mark behind everything that has changed by now; an earlier one counts no more. */
  void mark() {
    changed.remove(MARK);
    markIsBehind = false;
    changed.add(MARK);
  }

  /** Whether everything that had changed when the mark was set is reported. */
  boolean hasReportedMark() {
    return markIsBehind && !moreAreClosed;
  }

  /**
   * Reports what changed or passed into another state since the last call; final windows are
   * reported and forgotten. Of very many windows the rest is left to the next call, so that events
   * are taken in between and no transaction grows without bound.
   *
   * @return whether there is more to report
   */
  public boolean report(long wallClock, Report report) {
    storeProgress();
    long now = watermark.now(wallClock);
    long finalUpTo = watermark.finalUpTo(wallClock);
    if (!watermark.reportsOpenWindows()) {
      moreAreClosed =
          reportFinal(finalUpTo, MOST_RECORDED_AT_ONCE, report) == MOST_RECORDED_AT_ONCE;
      markIsBehind |= changed.remove(MARK);
      return moreAreClosed;
    }
    // A share for each, so that none keeps the others waiting.
    boolean more = reportFinal(finalUpTo, MOST_AT_ONCE, report) == MOST_AT_ONCE;
    List<WindowId> closed = newlyClosed(finalUpTo, now);
    List<WindowId> others = takeChanged();
    moreAreClosed = closed.size() == MOST_AT_ONCE;
    more |= moreAreClosed || others.size() == MOST_AT_ONCE;
    reportInOrder(closed, others, wallClock, report);
    return more;
  }

  /**
   * Forgets the windows that have become final since the last call, of very many some.
   *
   * @param finished receives each before it is forgotten
   * @return whether there are more
   */
  boolean finish(long wallClock, Consumer<WindowId> finished) {
    storeProgress();
    int most = watermark.reportsOpenWindows() ? MOST_AT_ONCE : MOST_RECORDED_AT_ONCE;
    long finalUpTo = watermark.finalUpTo(wallClock);
    return reportFinal(finalUpTo, most, (window, state) -> finished.accept(window)) == most;
  }

  private int reportFinal(long upTo, int most, Report report) {
    List<WindowId> windows = stored(WindowId.lowerBound(finalFrom), upTo, most);
    for (WindowId window : windows) {
      changed.remove(window);
      known.remove(window);
      report.accept(window, WindowState.FINAL);
      store.delete(window.toBytes());
    }
    becameFinal |= !windows.isEmpty();
    if (windows.size() < most && upTo > finalFrom) {
      finalFrom = upTo;
      if (becameFinal) { // without news nothing is written, so that an idle task stays idle
        storeFinalFrom(upTo);
        becameFinal = false;
      }
    }
    return windows.size();
  }

  private void storeFinalFrom(long end) {
    storedFinalFrom = end;
    store.put(FINAL_FROM, ByteBuffer.allocate(Long.BYTES).putLong(end).array());
  }

  private List<WindowId> newlyClosed(long finalUpTo, long now) {
    Bytes closed = WindowId.lowerBound(Math.max(-1, finalUpTo) + 1);
    closedUpTo = closed.compareTo(closedUpTo) > 0 ? closed : closedUpTo;
    List<WindowId> windows = stored(closedUpTo, now, MOST_AT_ONCE);
    windows.forEach(changed::remove);
    if (!windows.isEmpty()) {
      closedUpTo = windows.get(windows.size() - 1).bytesAfter();
    }
    return windows;
  }

  private List<WindowId> takeChanged() {
    List<WindowId> windows = new ArrayList<>();
    Iterator<WindowId> each = changed.iterator();
    while (each.hasNext() && windows.size() < MOST_AT_ONCE) {
      WindowId window = each.next();
      each.remove();
      if (window == MARK) {
        markIsBehind = true;
      } else {
        windows.add(window);
      }
    }
    return windows;
  }

  /** Reports in the order of time, because whoever judges how long something lasts relies on it. */
  private void reportInOrder(
      List<WindowId> closed, List<WindowId> others, long wallClock, Report report) {
    Stream.concat(closed.stream(), others.stream())
        .sorted(Comparator.comparingLong(WindowId::end).thenComparing(WindowId::resolution))
        .forEach(
            window -> {
              WindowState state = watermark.stateOf(window.end(), wallClock);
              if (state != WindowState.FINAL) { // reported as such when it is its turn
                report.accept(window, state);
              }
            });
  }

  /** Windows in the store with an end up to an instant. */
  private List<WindowId> stored(Bytes from, long upTo, int most) {
    List<WindowId> windows = new ArrayList<>();
    Bytes upper = upTo == Long.MAX_VALUE ? null : WindowId.lowerBound(upTo + 1);
    if (upTo < 0 || most <= 0 || upper != null && from.compareTo(upper) >= 0) {
      return windows;
    }
    try (KeyValueIterator<Bytes, byte[]> entries = store.range(from, upper)) {
      while (entries.hasNext() && windows.size() < most) {
        windows.add(WindowId.fromBytes(entries.next().key));
      }
    }
    return windows;
  }

  private void storeProgress() {
    if (watermark.latest() > storedProgress) {
      storedProgress = watermark.latest();
      store.put(PROGRESS, ByteBuffer.allocate(Long.BYTES).putLong(storedProgress).array());
    }
  }
}
