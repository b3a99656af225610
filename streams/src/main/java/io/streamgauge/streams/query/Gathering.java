package io.streamgauge.streams.query;

import io.streamgauge.service.http.Page;
import io.streamgauge.service.http.Paging;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * The entries of one page, whose keys come in any order and repeatedly. No more are held than the
 * page has, and one that tells whether there is a page after it.
 */
final class Gathering<V> {

  private final TreeMap<String, V> entries = new TreeMap<>();
  private final Paging paging;
  private final Supplier<V> fresh;
  private final Consumer<V> dropped;

  Gathering(Paging paging, Supplier<V> fresh) {
    this(paging, fresh, entry -> {});
  }

  /**
   * @param dropped told of each entry that turned out not to be on the page
   */
  Gathering(Paging paging, Supplier<V> fresh, Consumer<V> dropped) {
    this.paging = paging;
    this.fresh = fresh;
    this.dropped = dropped;
  }

  /** Adds to the entry of a key, if that is on the page. */
  void add(String key, Consumer<V> addition) {
    V entry = entries.get(key);
    if (entry == null && mayBeOnPage(key)) {
      entry = fresh.get();
      entries.put(key, entry);
      if (entries.size() - 1 > paging.limit()) {
        dropped.accept(entries.pollLastEntry().getValue());
      }
    }
    if (entry != null) {
      addition.accept(entry);
    }
  }

  private boolean mayBeOnPage(String key) {
    return (paging.after().isEmpty() || key.compareTo(paging.after().get()) > 0)
        && (entries.size() <= paging.limit() || key.compareTo(entries.lastKey()) < 0);
  }

  /** Everything that was gathered, by key. */
  SortedMap<String, V> all() {
    return entries;
  }

  /** The page. */
  <T> Page<T> page(BiFunction<String, V, T> mapping) {
    boolean more = entries.size() > paging.limit();
    if (more) {
      entries.pollLastEntry();
    }
    return new Page<>(
        entries.entrySet().stream()
            .map(entry -> mapping.apply(entry.getKey(), entry.getValue()))
            .toList(),
        more ? Paging.cursor(entries.lastKey()) : null);
  }
}
