package io.streamgauge.streams.routing;

import java.util.Optional;
import org.apache.kafka.streams.kstream.Windowed;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.WindowStore;
import org.apache.kafka.streams.state.WindowStoreIterator;

/**
 * Reads a short range of time of all keys with a prefix. A segment of a window store is ordered by
 * key and then by time, so a plain scan goes through all windows that each key has in the segment,
 * for days where an hour is asked for. Here the windows of a key are passed over as a whole, as
 * soon as there turn out to be more than a few of them before or behind the range. Used once.
 */
final class SlicedScan<V> {

  /** Receives the windows; those of one key in the order of their starts. */
  interface Visitor<V> {
    void visit(String key, long start, V value);
  }

  private static final char ABOVE_ALL = '\uffff';

  /** Sorts behind all windows of a key: instants begin with a zero byte, and names have none. */
  private static final char BEHIND_WINDOWS = 1;

  private static final int FEW = 8;

  private final WindowStore<String, V> store;
  private final String prefix;
  private final long from;
  private final long last;
  private final Visitor<V> visitor;

  /**
   * @param from the first start, epoch milliseconds
   * @param last the last start, inclusive
   */
  SlicedScan(
      WindowStore<String, V> store, String prefix, long from, long last, Visitor<V> visitor) {
    this.store = store;
    this.prefix = prefix;
    this.from = from;
    this.last = last;
    this.visitor = visitor;
  }

  /**
   * Reads it.
   *
   * @param segmentMillis how much time a segment of the store holds
   */
  void run(long segmentMillis) {
    for (long segment = from / segmentMillis; segment <= last / segmentMillis; segment++) {
      long begin = segment * segmentMillis;
      long end = begin + segmentMillis - 1;
      Optional<String> bound = Optional.of(prefix);
      while (bound.isPresent()) {
        bound = readFrom(bound.get(), begin, end);
      }
    }
  }

  /** Reads from a key on; gives the one to go on from, or nothing at the end of the segment. */
  private Optional<String> readFrom(String bound, long begin, long end) {
    try (var entries = store.fetch(bound, prefix + ABOVE_ALL, begin, end)) {
      String key = null;
      int passed = 0;
      while (entries.hasNext()) {
        Windowed<String> next = entries.peekNextKey();
        long start = next.window().start();
        if (!next.key().equals(key)) {
          key = next.key();
          passed = 0;
        }
        if (start >= from && start <= last) {
          take(entries);
        } else if (++passed <= FEW) {
          entries.next();
        } else {
          if (start < from) {
            readSlice(key, begin, end);
          }
          return Optional.of(key + BEHIND_WINDOWS);
        }
      }
    }
    return Optional.empty();
  }

  private void take(KeyValueIterator<Windowed<String>, V> entries) {
    var entry = entries.next();
    if (entry.key.key().startsWith(prefix)) {
      visitor.visit(entry.key.key(), entry.key.window().start(), entry.value);
    }
  }

  private void readSlice(String key, long begin, long end) {
    if (!key.startsWith(prefix)) {
      return;
    }
    long first = Math.max(from, begin);
    long latest = Math.min(last, end);
    try (WindowStoreIterator<V> entries = store.fetch(key, first, latest)) {
      entries.forEachRemaining(entry -> visitor.visit(key, entry.key, entry.value));
    }
  }
}
