package io.streamgauge.streams.routing;

import static java.util.Objects.requireNonNull;

import io.streamgauge.streams.store.StoreFamily;
import io.streamgauge.streams.window.Resolution;
import java.util.Optional;

/**
 * What is to be read of one store.
 *
 * @param store name of the store
 * @param windows how it is windowed, if it is
 * @param key the key, or what keys begin with
 * @param exact whether it is the whole key
 * @param owner the key that tells the one partition to read; empty for all partitions
 */
public record StoreRead(
    String store, Optional<Windows> windows, String key, boolean exact, Optional<String> owner) {

  /**
   * How windows are read.
   *
   * @param open name of the store that knows which windows can still change
   * @param resolution length of the windows
   * @param from start of the first window, epoch milliseconds
   * @param to what starts are below, epoch milliseconds; {@link Long#MAX_VALUE} for all
   */
  public record Windows(String open, Resolution resolution, long from, long to) {

    public Windows {
      requireNonNull(open, "open");
      requireNonNull(resolution, "resolution");
    }

    /** The latest start that belongs to it. */
    long lastStart() {
      return to == Long.MAX_VALUE ? to : to - 1;
    }
  }

  public StoreRead {
    requireNonNull(store, "store");
    requireNonNull(windows, "windows");
    requireNonNull(key, "key");
    requireNonNull(owner, "owner");
    if (exact && windows.isEmpty()) {
      throw new IllegalArgumentException("single keys are read of windows only, not of " + store);
    }
  }

  /** Of the partition that holds a whole key, or of all partitions. */
  StoreRead(String store, Optional<Windows> windows, String key, boolean exact) {
    this(store, windows, key, exact, exact ? Optional.of(key) : Optional.empty());
  }

  /** The same, read from the partition that another key belongs to. */
  public StoreRead ownedWith(String other) {
    return new StoreRead(store, windows, key, exact, Optional.of(other));
  }

  /** Windows of all keys with a prefix. */
  public static StoreRead windows(
      StoreFamily family, Resolution resolution, long from, long to, String prefix) {
    return of(family, resolution, from, to, prefix, false);
  }

  /** Windows of one key. */
  public static StoreRead windowsOf(
      StoreFamily family, Resolution resolution, long from, long to, String key) {
    return of(family, resolution, from, to, key, true);
  }

  private static StoreRead of(
      StoreFamily family, Resolution resolution, long from, long to, String key, boolean exact) {
    return new StoreRead(
        family.windows(resolution),
        Optional.of(new Windows(family.open(), resolution, from, to)),
        key,
        exact);
  }

  /** The entries of a key-value store whose keys have a prefix; all, where it is empty. */
  public static StoreRead entries(String store, String prefix) {
    return new StoreRead(store, Optional.empty(), prefix, false);
  }
}
