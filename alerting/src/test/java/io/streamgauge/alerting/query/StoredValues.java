package io.streamgauge.alerting.query;

import java.util.Iterator;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** A store in memory. */
final class StoredValues<V> implements ReadOnlyKeyValueStore<String, V> {

  private final NavigableMap<String, V> values = new ConcurrentSkipListMap<>();

  void put(String id, V value) {
    values.put(id, value);
  }

  @Override
  public V get(String id) {
    return values.get(id);
  }

  @Override
  public KeyValueIterator<String, V> range(String from, String to) {
    return new Entries<>(values.subMap(from, true, to, true).entrySet().iterator());
  }

  @Override
  public KeyValueIterator<String, V> all() {
    return new Entries<>(values.entrySet().iterator());
  }

  @Override
  public long approximateNumEntries() {
    return values.size();
  }

  private record Entries<V>(Iterator<Map.Entry<String, V>> entries)
      implements KeyValueIterator<String, V> {

    @Override
    public boolean hasNext() {
      return entries.hasNext();
    }

    @Override
    public KeyValue<String, V> next() {
      Map.Entry<String, V> entry = entries.next();
      return KeyValue.pair(entry.getKey(), entry.getValue());
    }

    @Override
    public String peekNextKey() {
      throw new UnsupportedOperationException();
    }

    @Override
    public void close() {}
  }
}
