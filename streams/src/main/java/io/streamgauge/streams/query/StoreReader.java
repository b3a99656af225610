package io.streamgauge.streams.query;

import io.streamgauge.streams.routing.Reading;
import io.streamgauge.streams.routing.RoutedStores;
import io.streamgauge.streams.routing.StoreRead;
import io.streamgauge.streams.store.StoreFamily;
import io.streamgauge.streams.window.Resolution;
import io.streamgauge.streams.window.WindowId;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/**
 * Reads the stores of all instances, wherever their partitions are. What was stale or missing is
 * noted in the {@link Reading} of the request and told with its answer, without the reader's doing.
 * Thread-safe.
 */
public final class StoreReader {

  private record Window(StoreFamily family, WindowId window) {}

  private final RoutedStores stores;

  public StoreReader(RoutedStores stores) {
    this.stores = stores;
  }

  /**
   * Visits windows; those of one key in the order of their starts.
   *
   * @param part the resolution, and the range that the windows start in
   * @param prefix what the key begins with
   */
  <V> void windows(
      StoreFamily family, RangePlan.Part part, String prefix, BiConsumer<WindowId, V> visitor) {
    Resolution resolution = part.resolution();
    visit(
        family,
        StoreRead.windows(family, resolution, part.from(), part.to(), prefix),
        resolution,
        visitor);
  }

  /**
   * Visits windows that lie where another key belongs, asking only who holds that.
   *
   * @param prefix what the key begins with
   */
  <V> void windowsWith(
      StoreFamily family,
      RangePlan.Part part,
      String prefix,
      String owner,
      BiConsumer<WindowId, V> visitor) {
    Resolution resolution = part.resolution();
    StoreRead all = StoreRead.windows(family, resolution, part.from(), part.to(), prefix);
    visit(family, all.ownedWith(owner), resolution, visitor);
  }

  /** Visits the windows of one key in the order of their starts, asking only who holds the key. */
  <V> void windowsOf(
      StoreFamily family, RangePlan.Part part, String key, BiConsumer<WindowId, V> visitor) {
    Resolution resolution = part.resolution();
    visit(
        family,
        StoreRead.windowsOf(family, resolution, part.from(), part.to(), key),
        resolution,
        visitor);
  }

  /**
   * Visits the latest window of a key that can change no more, if it has one from an instant on.
   */
  <V> void latestOf(
      StoreFamily family,
      Resolution resolution,
      long from,
      String key,
      BiConsumer<WindowId, V> visitor) {
    visit(family, StoreRead.latestOf(family, resolution, from, key), resolution, visitor);
  }

  private <V> void visit(
      StoreFamily family, StoreRead read, Resolution resolution, BiConsumer<WindowId, V> visitor) {
    stores.<V>read(
        read,
        entry -> {
          WindowId window = new WindowId(resolution, entry.start(), entry.key());
          if (entry.open()) {
            Reading.current().ifPresent(reading -> reading.foundOpen(new Window(family, window)));
          }
          visitor.accept(window, entry.value());
        });
  }

  /** Visits the entries of a key-value store whose keys begin with a prefix. */
  <V> void entries(String store, String prefix, BiConsumer<String, V> visitor) {
    stores.<V>read(
        StoreRead.entries(store, prefix), entry -> visitor.accept(entry.key(), entry.value()));
  }

  /** Visits the values of a key-value store. */
  <V> void values(String store, Consumer<V> visitor) {
    stores.<V>read(StoreRead.entries(store, ""), entry -> visitor.accept(entry.value()));
  }

  /** Whether a window that was visited for this answer could still change, or might. */
  boolean isOpen(StoreFamily family, WindowId window) {
    return Reading.current()
        .map(reading -> reading.foundAnyOpen() && reading.wasOpen(new Window(family, window)))
        .orElse(true);
  }

  /** Whether any window that this instance works on can still change. */
  public boolean anyOpen(StoreFamily family) {
    return stores.anyOpenHere(family);
  }

  /** How many windows of all resolutions this instance works on. */
  public long countWindowsHere(StoreFamily family) {
    return stores.countWindowsHere(family);
  }

  /** How many windows of all resolutions there are. */
  public long countWindows(StoreFamily family) {
    AtomicLong count = new AtomicLong();
    for (Resolution resolution : family.resolutions()) {
      RangePlan.Part all = new RangePlan.Part(resolution, 0, Long.MAX_VALUE);
      windows(family, all, "", (window, value) -> count.incrementAndGet());
    }
    return count.get();
  }
}
