package io.streamgauge.streams.window;

/**
 * Where the windows of one kind of content are kept.
 *
 * @param <V> what a window holds
 */
public interface Windows<V> {

  /** Content of a window, null if there is none. */
  V get(WindowId window);

  /** Replaces the content of a window. */
  void put(WindowId window, V content);

  /** Prepares the stores, if that is yet to be done. Wall clock in epoch milliseconds. */
  void ensureSegments(long wallClock);

  /**
   * Notes that a window is final: it will hardly be asked for again, and whoever reads the stores
   * from now on has to find it as it is.
   */
  default void release(WindowId window) {}
}
