package io.streamgauge.streams.routing;

import io.streamgauge.metric.CacheRatio;
import io.streamgauge.metric.GaugeWindow;
import io.streamgauge.metric.LatencyDelta;
import io.streamgauge.metric.MemoryTrend;
import io.streamgauge.metric.ProducerPosition;
import io.streamgauge.metric.SeriesOverflow;
import io.streamgauge.metric.ServiceTally;
import io.streamgauge.schemas.AvroSerde;
import io.streamgauge.streams.store.StoreFamily;
import io.streamgauge.streams.store.StoreNames;
import io.streamgauge.streams.window.Resolution;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;

/**
 * Values of the stores that other instances may ask for, in bytes as their changelogs have them.
 * Thread-safe.
 */
final class StoreValues {

  private final Map<String, Serde<?>> serdes = new HashMap<>();
  private final Map<String, StoreFamily> families = new HashMap<>();
  private final String applicationId;

  /**
   * @param config configuration of the serdes
   */
  StoreValues(String applicationId, Map<String, ?> config) {
    this.applicationId = applicationId;
    serdes.put(StoreNames.PRODUCERS, AvroSerde.of(ProducerPosition.class, config));
    serdes.put(StoreNames.TALLIES, AvroSerde.of(ServiceTally.class, config));
    serdes.put(StoreNames.LATENCY_SERIES, Serdes.Long());
    serdes.put(StoreNames.VARIANTS, Serdes.Long());
    serdes.put(StoreNames.LATENCY_OVERFLOW_SKETCHES, AvroSerde.of(SeriesOverflow.class, config));
    serdes.put(StoreNames.GAUGE_SERIES, Serdes.Long());
    serdes.put(StoreNames.GAUGE_OVERFLOW_SKETCHES, AvroSerde.of(SeriesOverflow.class, config));
    add(StoreNames.LATENCY, LatencyDelta.class, config);
    add(StoreNames.LATENCY_OVERFLOW, LatencyDelta.class, config);
    add(StoreNames.LATENCY_VARIANTS, LatencyDelta.class, config);
    add(StoreNames.CACHES, CacheRatio.class, config);
    add(StoreNames.MEMORY, MemoryTrend.class, config);
    add(StoreNames.GAUGES, GaugeWindow.class, config);
  }

  private <V extends SpecificRecord> void add(
      StoreFamily family, Class<V> type, Map<String, ?> config) {
    Serde<V> serde = AvroSerde.of(type, config);
    for (Resolution resolution : family.resolutions()) {
      serdes.put(family.windows(resolution), serde);
      families.put(family.windows(resolution), family);
    }
  }

  Set<String> stores() {
    return serdes.keySet();
  }

  /** The stores that know which windows are final. */
  Set<StoreFamily> families() {
    return Set.copyOf(families.values());
  }

  byte[] write(String store, Object value) {
    return this.<Object>serde(store).serializer().serialize(changelog(store), value);
  }

  <V> V read(String store, byte[] value) {
    return this.<V>serde(store).deserializer().deserialize(changelog(store), value);
  }

  private String changelog(String store) {
    return applicationId + '-' + store + "-changelog";
  }

  @SuppressWarnings("unchecked") // Each store has one type of values, that of its readers.
  private <V> Serde<V> serde(String store) {
    return (Serde<V>) serdes.get(store);
  }
}
