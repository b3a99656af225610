package io.streamgauge.alerting.topology;

import io.streamgauge.alerting.lifecycle.Firings;
import io.streamgauge.alerting.lifecycle.Series;
import java.util.HashSet;
import java.util.Set;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/** The alerts that fire, in a store: an entry for each, keyed by service, rule and series. */
final class StoredFirings implements Firings {

  private static final byte[] FIRES = {1};

  private final KeyValueStore<String, byte[]> store;

  StoredFirings(KeyValueStore<String, byte[]> store) {
    this.store = store;
  }

  @Override
  public void note(String rule, Series series, boolean fires) {
    String key = prefix(series.service(), rule) + series.name();
    if (fires) {
      store.put(key, FIRES);
    } else {
      store.delete(key);
    }
  }

  @Override
  public boolean any(String rule, String service) {
    try (KeyValueIterator<String, byte[]> found =
        store.prefixScan(prefix(service, rule), new StringSerializer())) {
      return found.hasNext();
    }
  }

  @Override
  public Set<String> services() {
    Set<String> services = new HashSet<>();
    try (KeyValueIterator<String, byte[]> all = store.all()) {
      all.forEachRemaining(entry -> services.add(entry.key.substring(0, entry.key.indexOf('\t'))));
    }
    return services;
  }

  private static String prefix(String service, String rule) {
    return service + "\t" + rule + "\t";
  }
}
