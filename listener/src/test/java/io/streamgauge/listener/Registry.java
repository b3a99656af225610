package io.streamgauge.listener;

import io.streamgauge.alert.Alert;
import io.streamgauge.schemas.AvroSerde;
import io.streamgauge.schemas.Topics;
import io.streamgauge.schemas.registry.RegistryUnavailableException;
import java.util.Map;
import org.apache.kafka.common.serialization.Deserializer;

/** A deserializer whose registry may be away. */
final class Registry implements Deserializer<Alert> {

  boolean away;

  private final Deserializer<Alert> values;

  Registry(String url) {
    values = AvroSerde.of(Topics.ALERTS, Map.of("schema.registry.url", url)).deserializer();
  }

  @Override
  public Alert deserialize(String topic, byte[] bytes) {
    if (away) {
      throw new RegistryUnavailableException("no answer");
    }
    return values.deserialize(topic, bytes);
  }
}
