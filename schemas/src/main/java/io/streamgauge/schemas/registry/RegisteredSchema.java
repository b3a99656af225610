package io.streamgauge.schemas.registry;

import static java.util.Objects.requireNonNull;

import org.apache.avro.Schema;

/**
 * A schema as a version of a subject.
 *
 * @param subject name that versions are counted under
 * @param version 1, 2, 3 …
 * @param id identity of the schema across subjects
 * @param schema the schema
 */
public record RegisteredSchema(String subject, int version, int id, Schema schema) {

  public RegisteredSchema {
    requireNonNull(subject, "subject");
    requireNonNull(schema, "schema");
  }
}
