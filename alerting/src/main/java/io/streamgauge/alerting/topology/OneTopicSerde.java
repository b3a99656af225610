package io.streamgauge.alerting.topology;

import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Writes the values of a store as those of a topic, so that the registry needs no subject for the
 * store's changelog.
 */
final class OneTopicSerde<T> implements Serde<T> {

  private final String topic;
  private final Serde<T> serde;

  OneTopicSerde(String topic, Serde<T> serde) {
    this.topic = topic;
    this.serde = serde;
  }

  @Override
  public Serializer<T> serializer() {
    return (changelog, value) -> serde.serializer().serialize(topic, value);
  }

  @Override
  public Deserializer<T> deserializer() {
    return (changelog, bytes) -> serde.deserializer().deserialize(topic, bytes);
  }

  @Override
  public void close() {
    serde.close();
  }
}
