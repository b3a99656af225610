package io.streamgauge.streams.exposition;

import java.util.Collection;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * The last few final windows of one series. A window that is reported as final again, because late
 * events corrected it, takes the place of what was reported before; those that are pushed out are
 * settled, and cannot be corrected any more.
 */
final class FinalWindows<W> {

  private static final int MOST = 6;

  private final TreeMap<Long, W> byStart = new TreeMap<>();
  private final Consumer<W> settle;
  private long settledUpTo = Long.MIN_VALUE;

  /**
   * @param settle takes each window that is pushed out, once
   */
  FinalWindows(Consumer<W> settle) {
    this.settle = settle;
  }

  /** Adds or replaces a window; false where a later one has been settled. */
  boolean put(long start, W window) {
    if (start <= settledUpTo) {
      return false;
    }
    byStart.put(start, window);
    if (byStart.size() > MOST) {
      settledUpTo = byStart.firstKey();
      settle.accept(byStart.pollFirstEntry().getValue());
    }
    return true;
  }

  /** The window that began last, null where there is none. */
  W latest() {
    return byStart.isEmpty() ? null : byStart.lastEntry().getValue();
  }

  /** The windows that are not settled. */
  Collection<W> unsettled() {
    return byStart.values();
  }
}
