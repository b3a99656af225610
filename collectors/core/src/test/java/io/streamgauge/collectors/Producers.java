package io.streamgauge.collectors;

import io.streamgauge.schemas.AvroSerializer;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.serialization.Serializer;

/** What producers in tests are made of. */
final class Producers {

  private Producers() {}

  /** A true serializer with a registry of its own. */
  static Serializer<SpecificRecord> inMemory() {
    Serializer<SpecificRecord> serializer = new AvroSerializer<>();
    serializer.configure(Map.of("schema.registry.url", "mock://" + UUID.randomUUID()), false);
    return serializer;
  }
}
