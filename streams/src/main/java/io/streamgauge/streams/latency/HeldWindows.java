package io.streamgauge.streams.latency;

import io.streamgauge.metric.LatencyDelta;
import io.streamgauge.streams.window.WindowId;
import io.streamgauge.streams.window.Windows;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * Windows of latency that are in use, as objects on the heap: a delta is added without reading or
 * writing the store, and what has changed is written once, in the commit. The least recently used
 * leave the heap where it would take more than its share. Not thread-safe: used by the task's own
 * thread.
 */
final class HeldWindows implements Windows<Distribution> {

  private static final int MOST_CHANGED = 100_000;

  /** What the map's entry, the window's identity and the key's header take, about. */
  private static final int ENTRY_BYTES = 160;

  private static final class Held {
    private final WindowId id;
    private Distribution content;
    private boolean changed;
    private int bytes;

    private Held(WindowId id, Distribution content) {
      this.id = id;
      this.content = content;
    }
  }

  /** What is stored of a window. */
  @FunctionalInterface
  interface Form {
    LatencyDelta of(WindowId window, Distribution content);
  }

  private final Windows<LatencyDelta> stores;
  private final Form form;
  private final LongSupplier share;
  private final Map<WindowId, Held> held = new LinkedHashMap<>(1024, 0.75f, true);
  private final List<Held> changed = new ArrayList<>();
  private long bytes;

  /**
   * @param stores where windows are that are not held
   * @param form what is stored of a window
   * @param share how many bytes of the heap may be taken
   */
  HeldWindows(Windows<LatencyDelta> stores, Form form, LongSupplier share) {
    this.stores = stores;
    this.form = form;
    this.share = share;
  }

  @Override
  public Distribution get(WindowId window) {
    Held known = held.get(window);
    if (known != null) {
      return known.content;
    }
    LatencyDelta stored = stores.get(window);
    return stored == null ? null : hold(window, Distribution.of(stored)).content;
  }

  @Override
  public void put(WindowId window, Distribution content) {
    Held known = held.get(window);
    if (known == null) {
      known = hold(window, content);
    }
    known.content = content;
    if (!known.changed) {
      known.changed = true;
      changed.add(known);
    }
    if (changed.size() >= MOST_CHANGED) {
      flush();
    }
  }

  /** Writes what has changed; to be called in every commit. */
  void flush() {
    changed.stream().filter(one -> one.changed).forEach(this::write);
    changed.clear();
    evict();
  }

  /** How many windows are held. */
  int size() {
    return held.size();
  }

  @Override
  public void ensureSegments(long wallClock) {
    stores.ensureSegments(wallClock);
  }

  @Override
  public void release(WindowId window) {
    Held known = held.get(window);
    if (known != null) {
      if (known.changed) {
        write(known);
      }
      held.remove(window);
      bytes -= known.bytes;
    }
  }

  private Held hold(WindowId window, Distribution content) {
    Held one = new Held(window, content);
    held.put(window, one);
    account(one);
    return one;
  }

  private void write(Held one) {
    stores.put(one.id, form.of(one.id, one.content));
    one.changed = false;
    account(one);
  }

  private void account(Held one) {
    int now = one.content.heapBytes() + ENTRY_BYTES + 2 * one.id.key().length();
    bytes += now - one.bytes;
    one.bytes = now;
  }

  /** Drops the least recently used; nothing of what is held is changed at this moment. */
  private void evict() {
    long most = share.getAsLong();
    Iterator<Held> eldest = held.values().iterator();
    while (bytes > most && eldest.hasNext()) {
      bytes -= eldest.next().bytes;
      eldest.remove();
    }
  }
}
