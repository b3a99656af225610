/**
 * Client of a schema registry with Confluent's REST interface (Confluent, Karapace, Redpanda,
 * Apicurio's {@code ccompat}). Entry type: {@link io.streamgauge.schemas.registry.SchemaRegistry},
 * opened from a {@link io.streamgauge.schemas.registry.RegistryConfig}. The serializers of the
 * parent package call it.
 *
 * <p>Two kinds of failure are told apart. What the registry <em>says</em> about a schema or an id
 * is final: {@link io.streamgauge.schemas.registry.SchemaRefusedException}, a serialization error
 * that belongs to the record. Everything that only says that the registry could not be asked is
 * {@link io.streamgauge.schemas.registry.RegistryUnavailableException}, never the record's fault.
 */
package io.streamgauge.schemas.registry;
