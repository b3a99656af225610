package io.streamgauge.streams.topology;

import io.streamgauge.event.CacheBatch;
import io.streamgauge.metric.CacheRatio;
import io.streamgauge.metric.GaugeWindow;
import io.streamgauge.metric.LatencyDelta;
import io.streamgauge.metric.MemoryState;
import io.streamgauge.metric.MemoryTrend;
import io.streamgauge.metric.ProducerPosition;
import io.streamgauge.metric.SeriesOverflow;
import io.streamgauge.metric.ServiceTally;
import io.streamgauge.streams.caches.CacheReadingSerde;
import io.streamgauge.streams.store.CommitFlush;
import io.streamgauge.streams.store.Retention;
import io.streamgauge.streams.store.StoreFamily;
import io.streamgauge.streams.store.StoreNames;
import io.streamgauge.streams.window.Resolution;
import java.util.ArrayList;
import java.util.List;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.apache.kafka.streams.StreamsBuilder;
import org.apache.kafka.streams.state.StoreBuilder;
import org.apache.kafka.streams.state.Stores;

/** Adds the state stores to a topology. */
final class StoreBuilders {

  private final TopologySettings settings;
  private final TopologySerdes serdes;

  StoreBuilders(TopologySettings settings, TopologySerdes serdes) {
    this.settings = settings;
    this.serdes = serdes;
  }

  /** Names of all stores of a family and of further ones. */
  static String[] names(StoreFamily family, String... others) {
    List<String> names = new ArrayList<>();
    family.resolutions().forEach(resolution -> names.add(family.windows(resolution)));
    names.add(family.open());
    names.addAll(List.of(others));
    return names.toArray(String[]::new);
  }

  void addTo(StreamsBuilder builder) {
    builder.addStateStore(keyValue(StoreNames.PRODUCERS, ProducerPosition.class));
    builder.addStateStore(keyValue(StoreNames.TALLIES, ServiceTally.class));
    builder.addStateStore(
        keyValue(StoreNames.CACHE_READINGS, new CacheReadingSerde(serdes.of(CacheBatch.class))));
    builder.addStateStore(keyValue(StoreNames.MEMORY_INSTANCES, MemoryState.class));
    builder.addStateStore(times(StoreNames.LATENCY_SERIES));
    builder.addStateStore(times(StoreNames.VARIANTS));
    builder.addStateStore(times(StoreNames.GAUGE_SERIES));
    builder.addStateStore(keyValue(StoreNames.GAUGE_OVERFLOW_SKETCHES, SeriesOverflow.class));
    builder.addStateStore(keyValue(StoreNames.LATENCY_OVERFLOW_SKETCHES, SeriesOverflow.class));
    builder.addStateStore(CommitFlush.builder(StoreNames.INTAKE_COMMIT));
    builder.addStateStore(CommitFlush.builder(StoreNames.LATENCY.commit()));
    builder.addStateStore(CommitFlush.builder(StoreNames.LATENCY_OVERFLOW.commit()));
    builder.addStateStore(CommitFlush.builder(StoreNames.LATENCY_VARIANTS.commit()));
    addFamily(builder, StoreNames.LATENCY, LatencyDelta.class);
    addFamily(builder, StoreNames.LATENCY_OVERFLOW, LatencyDelta.class);
    addFamily(builder, StoreNames.LATENCY_VARIANTS, LatencyDelta.class);
    if (!settings.variants().reported().isEmpty()) {
      builder.addStateStore(CommitFlush.builder(StoreNames.LATENCY_VIEWS.commit()));
      addFamily(builder, StoreNames.LATENCY_VIEWS, LatencyDelta.class);
    }
    addFamily(builder, StoreNames.CACHES, CacheRatio.class);
    addFamily(builder, StoreNames.MEMORY, MemoryTrend.class);
    addFamily(builder, StoreNames.GAUGES, GaugeWindow.class);
  }

  private void addFamily(
      StreamsBuilder builder, StoreFamily family, Class<? extends SpecificRecord> type) {
    Retention retention = settings.retention().of(family);
    for (Resolution resolution : family.resolutions()) {
      builder.addStateStore(
          Stores.windowStoreBuilder(
              Stores.persistentWindowStore(
                  family.windows(resolution), retention.of(resolution), resolution.length(), false),
              Serdes.String(),
              serdes.of(type)));
    }
    builder.addStateStore(
        Stores.keyValueStoreBuilder(
            Stores.persistentKeyValueStore(family.open()), Serdes.Bytes(), Serdes.ByteArray()));
  }

  private static StoreBuilder<?> times(String name) {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(name), Serdes.String(), Serdes.Long());
  }

  private StoreBuilder<?> keyValue(String name, Class<? extends SpecificRecord> type) {
    return keyValue(name, serdes.of(type));
  }

  private static StoreBuilder<?> keyValue(String name, Serde<?> values) {
    return Stores.keyValueStoreBuilder(
        Stores.persistentKeyValueStore(name), Serdes.String(), values);
  }
}
