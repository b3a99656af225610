package io.streamgauge.schemas;

import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Strings in UTF-8, like Kafka's own, but names that come again and again are one string: decoded
 * once, hashed once, and compared by identity. Thread-safe.
 */
public final class NameSerde implements Serde<String> {

  @Override
  public Serializer<String> serializer() {
    return new StringSerializer();
  }

  @Override
  public Deserializer<String> deserializer() {
    return (topic, bytes) ->
        bytes == null ? null : DirectReader.STRINGS.get(bytes, 0, bytes.length);
  }
}
