package io.streamgauge.schemas.registry;

import org.apache.avro.Schema;

/**
 * What serializers ask a registry. Thread-safe; nothing is cached here.
 *
 * <p>Every method throws {@link SchemaRefusedException} where the registry's answer is final, and
 * {@link RegistryUnavailableException} where it could not be asked within the configured time.
 */
public interface SchemaRegistry {

  /** The registry that {@code config} names; does not connect yet. */
  static SchemaRegistry open(RegistryConfig config) {
    return config
        .mockScope()
        .<SchemaRegistry>map(InMemorySchemaRegistry::ofScope)
        .orElseGet(() -> new HttpSchemaRegistry(new RegistryTransport(config), config.normalize()));
  }

  /**
   * Makes {@code schema} a version of {@code subject} unless it is one already.
   *
   * @return the schema's id, the same under every subject
   */
  int register(String subject, Schema schema);

  /** The id of {@code schema}, which must be a version of {@code subject} already. */
  int idOf(String subject, Schema schema);

  /** The newest version of {@code subject}. */
  RegisteredSchema latest(String subject);

  /** The schema with this id. */
  Schema byId(int id);
}
