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
  private final String keySuffix;
  private final String keyPrefix;
  private final Map<String, V> held = new HashMap<>();

  /**
   * @param keyPrefix what comes before a name in the store's key
   * @param keySuffix what comes behind it
   */
  public HeldEntries(KeyValueStore<String, V> store, String keyPrefix, String keySuffix) {
    this.store = store;
    this.keyPrefix = keyPrefix;
    this.keySuffix = keySuffix;
  }

  /**
   * The entry of a name, to be changed in place; null if there is none. What was got this way is
   * written in the next commit.
   */
  public V get(String name) {
    V value = held.get(name);
    if (value == null) {
      value = store.get(keyPrefix + name + keySuffix);
      if (value != null) {
        held.put(name, value);
      }
    }
    return value;
  }

  /** Adds an entry. */
  public void put(String name, V value) {
    held.put(name, value);
  }

  /** Writes and drops what is held; to be called in every commit. */
  public void flush() {
    held.forEach((name, value) -> store.put(keyPrefix + name + keySuffix, value));
    held.clear();
  }
}
