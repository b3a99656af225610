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
   * @param family of the store
   * @param resolution length of the windows
   * @param from start of the first window, epoch milliseconds
   * @param to what starts are below, epoch milliseconds; {@link Long#MAX_VALUE} for all
   * @param latest whether only the latest of those is wanted that can change no more
   */
  public record Windows(
      StoreFamily family, Resolution resolution, long from, long to, boolean latest) {

    public Windows {
      requireNonNull(family, "family");
      requireNonNull(resolution, "resolution");
    }

    /** Name of the store that knows which windows can still change. */
    String open() {
      return family.open();
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
    if (!exact && windows.isPresent() && windows.get().latest()) {
      throw new IllegalArgumentException("the latest window is one of a single key");
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
    return of(family, new Windows(family, resolution, from, to, false), prefix, false);
  }

  /** Windows of one key. */
  public static StoreRead windowsOf(
      StoreFamily family, Resolution resolution, long from, long to, String key) {
    return of(family, new Windows(family, resolution, from, to, false), key, true);
  }

  /** The latest window of one key that starts at or after an instant and can change no more. */
  public static StoreRead latestOf(
      StoreFamily family, Resolution resolution, long from, String key) {
    return of(family, new Windows(family, resolution, from, Long.MAX_VALUE, true), key, true);
  }

  private static StoreRead of(StoreFamily family, Windows windows, String key, boolean exact) {
    return new StoreRead(family.windows(windows.resolution()), Optional.of(windows), key, exact);
  }

  /** The entries of a key-value store whose keys have a prefix; all, where it is empty. */
  public static StoreRead entries(String store, String prefix) {
    return new StoreRead(store, Optional.empty(), prefix, false);
  }
}
