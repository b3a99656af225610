package io.streamgauge.schemas;

import io.streamgauge.schemas.registry.RegistryConfig;
import io.streamgauge.schemas.registry.RegistryUnavailableException;
import io.streamgauge.schemas.registry.SchemaRefusedException;
import io.streamgauge.schemas.registry.SchemaRegistry;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Writes Avro records in Confluent's wire format. Configured with the keys of {@link AvroConfig}
 * and {@link RegistryConfig}. Thread-safe once configured; the registry is asked once per topic and
 * schema.
 *
 * @param <T> type of the records
 */
public final class AvroSerializer<T extends SpecificRecord> implements Serializer<T> {

  static {
    TrustedRecords.trust();
  }

  private record Target(String topic, Schema schema) {}

  private final Map<Target, RecordWriter> writers = new ConcurrentHashMap<>();
  private SchemaChoice choice;
  private SubjectNames subjects;
  private boolean isKey;

  /** A serializer that is yet to be configured. */
  public AvroSerializer() {}

  @Override
  public void configure(Map<String, ?> properties, boolean isKey) {
    AvroConfig config = new AvroConfig(properties, isKey);
    this.isKey = isKey;
    this.subjects = config.subjectNames();
    this.choice = new SchemaChoice(SchemaRegistry.open(new RegistryConfig(properties)), config);
  }

  /**
   * The record's frame; null for null.
   *
   * @throws SerializationException where the record does not fit its schema, or as {@link
   *     SchemaRefusedException} where the registry refuses the schema
   * @throws RegistryUnavailableException where the registry could not be asked
   */
  @Override
  public byte[] serialize(String topic, T value) {
    if (value == null) {
      return null;
    }
    RecordWriter writer = writer(new Target(topic, value.getSchema()));
    try {
      return writer.write(value);
    } catch (IOException | RuntimeException e) {
      throw new SerializationException(
          "Cannot write %s to %s: %s".formatted(value.getSchema().getFullName(), topic, e), e);
    }
  }

  private RecordWriter writer(Target target) {
    RecordWriter known = writers.get(target);
    return known != null ? known : choose(target);
  }

  /** Locked, so that threads which start together ask the registry once. */
  private synchronized RecordWriter choose(Target target) {
    RecordWriter known = writers.get(target);
    if (known != null) {
      return known;
    }
    if (choice == null) {
      throw new IllegalStateException("configure() comes before serialize()");
    }
    String subject = subjects.subject(target.topic(), isKey, target.schema().getFullName());
    RecordWriter chosen = choice.choose(subject, target.schema());
    writers.put(target, chosen);
    return chosen;
  }
}
