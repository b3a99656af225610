package io.streamgauge.alerting.query;

import io.streamgauge.alert.Alert;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.ReadOnlyKeyValueStore;

/** A store of alerts in memory. */
final class StoredAlerts implements ReadOnlyKeyValueStore<String, Alert> {

  private final TreeMap<String, Alert> alerts = new TreeMap<>();

  StoredAlerts(List<Alert> alerts) {
    alerts.forEach(alert -> this.alerts.put(alert.getId(), alert));
  }

  @Override
  public Alert get(String id) {
    return alerts.get(id);
  }

  @Override
  public KeyValueIterator<String, Alert> range(String from, String to) {
    return new Entries(alerts.subMap(from, true, to, true).entrySet().iterator());
  }

  @Override
  public KeyValueIterator<String, Alert> all() {
    return new Entries(alerts.entrySet().iterator());
  }

  @Override
  public long approximateNumEntries() {
    return alerts.size();
  }

  private record Entries(Iterator<Map.Entry<String, Alert>> entries)
      implements KeyValueIterator<String, Alert> {

    @Override
    public boolean hasNext() {
      return entries.hasNext();
    }

    @Override
    public KeyValue<String, Alert> next() {
      Map.Entry<String, Alert> entry = entries.next();
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
