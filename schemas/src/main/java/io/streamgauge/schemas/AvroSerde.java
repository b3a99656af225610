package io.streamgauge.schemas;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.Map;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.Type;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Writes and reads one type of Avro records in Confluent's wire format. Which classes do so is
 * configuration: {@link AvroSerializer} and {@link AvroDeserializer} by default; whoever has
 * Confluent's on the class path names them with {@link #SERIALIZER} and {@link #DESERIALIZER}, with
 * all other keys staying the same.
 *
 * @param <T> type of the records
 */
public final class AvroSerde<T extends SpecificRecord> implements Serde<T> {

  static {
    TrustedRecords.trust();
  }

  /** Class of the serializer, for example io.confluent.kafka.serializers.KafkaAvroSerializer. */
  public static final String SERIALIZER = "streamgauge.avro.serializer";

  /**
   * Class of the deserializer, for example io.confluent.kafka.serializers.KafkaAvroDeserializer.
   */
  public static final String DESERIALIZER = "streamgauge.avro.deserializer";

  private static final ConfigDef KEYS =
      new ConfigDef()
          .define(SERIALIZER, Type.CLASS, AvroSerializer.class, Importance.LOW, "Serializer.")
          .define(
              DESERIALIZER, Type.CLASS, AvroDeserializer.class, Importance.LOW, "Deserializer.");

  private final Class<T> type;
  private Serializer<T> serializer;
  private Deserializer<T> deserializer;

  /** A serde that is yet to be configured. */
  public AvroSerde(Class<T> type) {
    this.type = requireNonNull(type, "type");
  }

  /** A configured serde of a topic's values. */
  public static <V extends SpecificRecord> AvroSerde<V> of(
      Topic<V> topic, Map<String, ?> properties) {
    return of(topic.valueType(), properties);
  }

  /** A configured serde of values. */
  public static <V extends SpecificRecord> AvroSerde<V> of(
      Class<V> type, Map<String, ?> properties) {
    AvroSerde<V> serde = new AvroSerde<>(type);
    serde.configure(properties, false);
    return serde;
  }

  @Override
  public void configure(Map<String, ?> properties, boolean isKey) {
    Map<String, Object> all = new HashMap<>(properties);
    all.put(isKey ? AvroConfig.KEY_TYPE : AvroConfig.VALUE_TYPE, type);
    all.putIfAbsent("specific.avro.reader", true); // Confluent's deserializer, to return classes
    all.putIfAbsent(
        "avro.remove.java.properties", true); // Confluent's serializer, see PortableSchema
    AbstractConfig classes = new AbstractConfig(KEYS, all, false);
    serializer = made(classes, SERIALIZER, Serializer.class);
    serializer.configure(all, isKey);
    deserializer = made(classes, DESERIALIZER, Deserializer.class);
    deserializer.configure(all, isKey);
  }

  @Override
  public Serializer<T> serializer() {
    return configured(serializer);
  }

  @Override
  public Deserializer<T> deserializer() {
    return configured(deserializer);
  }

  @Override
  public void close() {
    if (serializer != null) {
      serializer.close();
      deserializer.close();
    }
  }

  /** Whoever configures a class for this type of records vouches that it is one for them. */
  @SuppressWarnings("unchecked")
  private static <X> X made(AbstractConfig classes, String key, Class<? super X> type) {
    return (X) classes.getConfiguredInstance(key, type);
  }

  private static <X> X configured(X part) {
    if (part == null) {
      throw new IllegalStateException("configure() comes before the first use of this serde");
    }
    return part;
  }
}
