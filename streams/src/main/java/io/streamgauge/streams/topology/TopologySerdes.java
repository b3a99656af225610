package io.streamgauge.streams.topology;

import io.streamgauge.schemas.AvroSerde;
import io.streamgauge.schemas.Topic;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serde;

/** Serdes of the topology's topics and stores, all with the same configuration. */
final class TopologySerdes {

  private final Map<String, ?> config;

  TopologySerdes(Map<String, ?> config) {
    this.config = config;
  }

  <V extends SpecificRecord> Serde<V> of(Topic<V> topic) {
    return AvroSerde.of(topic, config);
  }

  <V extends SpecificRecord> Serde<V> of(Class<V> type) {
    AvroSerde<V> serde = new AvroSerde<>(type);
    serde.configure(config, false);
    return serde;
  }
}
