package io.streamgauge.schemas;

import static java.util.Objects.requireNonNull;

import io.streamgauge.schemas.registry.RegistryConfig;
import io.streamgauge.schemas.registry.RegistryUnavailableException;
import io.streamgauge.schemas.registry.SchemaRegistry;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificData;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;

/**
 * Reads Avro records in Confluent's wire format, whichever version they were written with, as
 * today's class. Configured with the keys of {@link AvroConfig} and {@link RegistryConfig}.
 * Thread-safe once configured; the registry is asked once per schema id.
 *
 * @param <T> type of the records
 */
public final class AvroDeserializer<T extends SpecificRecord> implements Deserializer<T> {

  static {
    TrustedRecords.trust();
  }

  private final Map<Integer, RecordReader<T>> readers = new ConcurrentHashMap<>();
  private Class<T> type;
  private Schema own;
  private SchemaRegistry registry;

  /**
   * For Kafka, which makes deserializers by their class name: the type of the records is in the
   * configuration then, see {@link AvroConfig#VALUE_TYPE}.
   */
  public AvroDeserializer() {}

  /** A deserializer of one type, yet to be configured. */
  public AvroDeserializer(Class<T> type) {
    this.type = requireNonNull(type, "type");
  }

  @Override
  public void configure(Map<String, ?> properties, boolean isKey) {
    if (type == null) {
      type = configuredType(new AvroConfig(properties, isKey));
    }
    own = SpecificData.get().getSchema(type);
    registry = SchemaRegistry.open(new RegistryConfig(properties));
  }

  /**
   * The record in {@code frame}; null for null.
   *
   * @throws SerializationException where the bytes are no such record or their schema id is unknown
   *     to the registry: the record is poison
   * @throws RegistryUnavailableException where the registry could not be asked: the record may be
   *     good, and reading it may be tried again
   */
  @Override
  public T deserialize(String topic, byte[] frame) {
    if (frame == null) {
      return null;
    }
    int id = WireFormat.schemaId(frame);
    RecordReader<T> reader = reader(id);
    try {
      return reader.read(frame);
    } catch (IOException | RuntimeException e) {
      throw new SerializationException(
          "Cannot read a record of %s with schema id %d as %s: %s"
              .formatted(topic, id, own.getFullName(), e),
          e);
    }
  }

  private RecordReader<T> reader(int id) {
    RecordReader<T> known = readers.get(id);
    return known != null ? known : ask(id);
  }

  /** Locked, so that threads which start together ask the registry once. */
  private synchronized RecordReader<T> ask(int id) {
    RecordReader<T> known = readers.get(id);
    if (known != null) {
      return known;
    }
    if (registry == null) {
      throw new IllegalStateException("configure() comes before deserialize()");
    }
    try {
      RecordReader<T> reader = new RecordReader<>(registry.byId(id), own, type.getClassLoader());
      readers.put(id, reader);
      return reader;
    } catch (AvroRuntimeException e) {
      throw new SerializationException("Schema " + id + " cannot be read as " + type.getName(), e);
    }
  }

  @SuppressWarnings("unchecked")
  private static <T> Class<T> configuredType(AvroConfig config) {
    Class<?> configured = config.getClass(config.typeKey());
    if (configured == null || !SpecificRecord.class.isAssignableFrom(configured)) {
      throw new ConfigException(
          config.typeKey(), configured, "must be a class that Avro's compiler made of a schema");
    }
    return (Class<T>) configured;
  }
}
