package io.streamgauge.streams.store;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Entries of a key-value store that are changed many times between two commits: they are read once,
 * held on the heap and written once, in the commit. Not thread-safe: used by the task's own thread.
 */
public final class HeldEntries<V> {

  private final KeyValueStore<String, V> store;
  private final Map<String, V> held = new HashMap<>();

  public HeldEntries(KeyValueStore<String, V> store) {
    this.store = store;
  }

  /**
   * The entry of a key, to be changed in place; null if there is none. What was got this way is
   * written in the next commit.
   */
  public V get(String key) {
    V value = held.get(key);
    if (value == null) {
      value = store.get(key);
      if (value != null) {
        held.put(key, value);
      }
    }
    return value;
  }

  /** Adds an entry. */
  public void put(String key, V value) {
    held.put(key, value);
  }

  /** Writes and drops what is held; to be called in every commit. */
  public void flush() {
    held.forEach(store::put);
    held.clear();
  }
}
