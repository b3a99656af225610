package io.streamgauge.schemas;

import io.streamgauge.schemas.registry.PortableSchema;
import io.streamgauge.schemas.registry.RegisteredSchema;
import io.streamgauge.schemas.registry.SchemaRegistry;
import org.apache.avro.Schema;
import org.apache.avro.SchemaCompatibility;
import org.apache.avro.SchemaCompatibility.SchemaCompatibilityType;
import org.apache.avro.SchemaNormalization;
import org.apache.kafka.common.errors.SerializationException;

/** Decides which registered schema the records of a class are written with. */
final class SchemaChoice {

  private final SchemaRegistry registry;
  private final AvroConfig config;

  SchemaChoice(SchemaRegistry registry, AvroConfig config) {
    this.registry = registry;
    this.config = config;
  }

  /** The writer of records of schema {@code own} under {@code subject}; asks the registry. */
  RecordWriter choose(String subject, Schema own) {
    Schema portable = PortableSchema.of(own);
    if (config.autoRegister()) {
      return RecordWriter.direct(registry.register(subject, portable), own);
    }
    if (config.useLatest()) {
      return withLatest(subject, own);
    }
    return RecordWriter.direct(registry.idOf(subject, portable), own);
  }

  private RecordWriter withLatest(String subject, Schema own) {
    RegisteredSchema latest = registry.latest(subject);
    if (sameBinary(own, latest.schema())) {
      return RecordWriter.direct(latest.id(), own);
    }
    var compatibility =
        SchemaCompatibility.checkReaderWriterCompatibility(latest.schema(), own).getType();
    if (compatibility != SchemaCompatibilityType.COMPATIBLE) {
      throw new SerializationException(
          "%s cannot be written with version %d of %s"
              .formatted(own.getFullName(), latest.version(), subject));
    }
    return RecordWriter.translating(latest.id(), own, latest.schema());
  }

  private static boolean sameBinary(Schema left, Schema right) {
    return SchemaNormalization.toParsingForm(left).equals(SchemaNormalization.toParsingForm(right));
  }
}
