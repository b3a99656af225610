package io.streamgauge.standalone.registry;

import static java.util.Objects.requireNonNull;

import io.streamgauge.service.http.PortTakenException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A schema registry inside this process. What it knows lies in the compacted topic {@code
 * streamgauge.schemas} and is safe there before a client is told; a restart finds all of it.
 */
public final class EmbeddedRegistry implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(EmbeddedRegistry.class);

  private final Supplier<ChangeLog> opener;
  private final String host;
  private final int port;
  private ChangeLog changes;
  private RegistryServer server;

  /**
   * @param bootstrapServers the Kafka that keeps the schemas
   * @param host address to listen on
   * @param port port to listen on; 0 for any free one
   */
  public EmbeddedRegistry(String bootstrapServers, String host, int port) {
    this(() -> new TopicChangeLog(bootstrapServers), host, port);
  }

  EmbeddedRegistry(Supplier<ChangeLog> opener, String host, int port) {
    this.opener = requireNonNull(opener, "opener");
    this.host = requireNonNull(host, "host");
    this.port = port;
  }

  /**
   * Reads back what is known and serves; the registry answers when this returns.
   *
   * @throws PortTakenException if someone else listens on the port
   * @throws IllegalStateException if the topic cannot be used, with the reason
   */
  public synchronized EmbeddedRegistry start() {
    if (server != null) {
      throw new IllegalStateException("the schema registry is running already");
    }
    try {
      changes = opener.get();
      Catalog catalog = new Catalog();
      changes.replay(catalog::apply);
      server = RegistryServer.start(host, port, Routes.over(catalog, changes));
      log.info("Schema registry on {}, {} subjects", url(), catalog.subjects().size());
      return this;
    } catch (RuntimeException e) {
      close();
      throw e;
    }
  }

  /** Base URL for clients, once started. */
  public synchronized String url() {
    if (server == null) {
      throw new IllegalStateException("the schema registry is not running");
    }
    return "http://" + (host.equals("0.0.0.0") ? "127.0.0.1" : host) + ":" + server.port();
  }

  /** Stops serving; what clients were told is in the topic. */
  @Override
  public synchronized void close() {
    if (server != null) {
      server.close();
      server = null;
    }
    if (changes != null) {
      changes.close();
      changes = null;
    }
  }
}
