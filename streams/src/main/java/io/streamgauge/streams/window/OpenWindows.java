package io.streamgauge.streams.window;

import io.streamgauge.metric.WindowState;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.apache.kafka.common.utils.Bytes;
import org.apache.kafka.streams.KeyValue;
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

  private static final int MOST_RECORDED_AT_ONCE = 20_000;
  private static final byte[] PRESENT = {1};
  private static final Bytes PROGRESS = Bytes.wrap(new byte[] {0});

  private final KeyValueStore<Bytes, byte[]> store;
  private final Watermark watermark;
  private final Set<WindowId> changed = new LinkedHashSet<>();
  private long closedUpTo = Long.MIN_VALUE;
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
    try (KeyValueIterator<Bytes, byte[]> all = store.range(WindowId.lowerBound(0), null)) {
      all.forEachRemaining(entry -> changed.add(WindowId.fromBytes(entry.key)));
    }
  }

  /** Whether a window is not final yet, read from a store of open windows by any thread. */
  public static boolean isOpen(ReadOnlyKeyValueStore<Bytes, byte[]> store, WindowId window) {
    return store.get(window.toBytes()) != null;
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
    if (!watermark.reportsOpenWindows() || changed.add(window)) {
      store.put(window.toBytes(), PRESENT);
    }
  }

  /**
   * Reports what changed or passed into another state since the last call; final windows are
   * reported and forgotten. Recorded windows all end together: the rest of very many follows at the
   * next calls, because what is reported at once is one transaction.
   */
  public void report(long wallClock, Report report) {
    storeProgress();
    long now = watermark.now(wallClock);
    for (WindowId window : ended(now)) {
      WindowState state = watermark.stateOf(window.end(), wallClock);
      boolean dirty = changed.remove(window);
      if (dirty || state == WindowState.FINAL || window.end() > closedUpTo) {
        report.accept(window, state);
      }
      if (state == WindowState.FINAL) {
        store.delete(window.toBytes());
      }
    }
    closedUpTo = now;
    if (watermark.reportsOpenWindows()) {
      changed.forEach(window -> report.accept(window, WindowState.OPEN));
      changed.clear();
    }
  }

  private List<WindowId> ended(long now) {
    List<WindowId> windows = new ArrayList<>();
    int most = watermark.reportsOpenWindows() ? Integer.MAX_VALUE : MOST_RECORDED_AT_ONCE;
    if (now == Long.MIN_VALUE) {
      return windows;
    }
    Bytes upper = now == Long.MAX_VALUE ? null : WindowId.lowerBound(now + 1);
    try (KeyValueIterator<Bytes, byte[]> entries = store.range(WindowId.lowerBound(0), upper)) {
      while (entries.hasNext() && windows.size() < most) {
        KeyValue<Bytes, byte[]> entry = entries.next();
        windows.add(WindowId.fromBytes(entry.key));
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
