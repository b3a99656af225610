package io.streamgauge.standalone.embedded;

import static io.streamgauge.standalone.embedded.BrokerSettings.CONTROLLER_LISTENER;
import static io.streamgauge.standalone.embedded.BrokerSettings.NODE_ID;

import io.streamgauge.service.http.PortTakenException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Kafka broker and controller inside this process, on loopback. What it stores survives a restart
 * on the same directory.
 */
public final class EmbeddedKafka implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(EmbeddedKafka.class);

  /** Interface that it listens on. */
  public static final String HOST = BrokerSettings.HOST;

  /** How users choose the port. */
  public static final String PORT_OPTION = "--kafka-port";

  private static final String META_PROPERTIES = "meta.properties";

  private final KafkaRaftServer server;
  private final int port;
  private final DirectoryLock lock;

  private EmbeddedKafka(KafkaRaftServer server, int port, DirectoryLock lock) {
    this.server = server;
    this.port = port;
    this.lock = lock;
  }

  /**
   * Starts a broker and waits until it serves.
   *
   * @param directory where it keeps its data; created and formatted where it is new
   * @param port where clients connect; 0 for any free port
   * @param recorded whether records carry times that lie in the past, see {@link BrokerSettings};
   *     nothing is ever deleted then
   * @throws PortTakenException if someone else listens on the port
   * @throws UnusableDirectoryException if the directory cannot be used
   */
  public static EmbeddedKafka start(Path directory, int port, boolean recorded) {
    int[] ports = FreePorts.find(HOST, PORT_OPTION, port, 0);
    Path absolute = directory.toAbsolutePath();
    create(absolute);
    DirectoryLock lock = DirectoryLock.acquire(absolute);
    try {
      format(absolute);
      KafkaRaftServer server =
          startedServer(BrokerSettings.of(absolute, ports[0], ports[1], recorded));
      EmbeddedKafka kafka = new EmbeddedKafka(server, ports[0], lock);
      LOG.info("Kafka on {}, data in {}", kafka.bootstrapServers(), directory);
      return kafka;
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private static void create(Path directory) {
    try {
      Files.createDirectories(directory);
    } catch (IOException e) {
      throw new UnusableDirectoryException(directory, e.toString(), e);
    }
  }

  private static void format(Path directory) {
    if (Files.exists(directory.resolve(META_PROPERTIES))) {
      return;
    }
    try {
      formatter(directory).run();
    } catch (Exception e) { // run() declares no less
      throw new UnusableDirectoryException(directory, e.toString(), e);
    }
  }

  private static KafkaRaftServer startedServer(Properties settings) {
    KafkaRaftServer server = new KafkaRaftServer(new KafkaConfig(settings), Time.SYSTEM);
    try {
      server.startup();
      return server;
    } catch (RuntimeException e) {
      stop(server);
      throw e;
    }
  }

  private static void stop(KafkaRaftServer server) {
    server.shutdown();
    server.awaitShutdown();
  }

  private static Formatter formatter(Path directory) {
    return new Formatter()
        .setClusterId(Uuid.randomUuid().toString())
        .setNodeId(NODE_ID)
        .setControllerListenerName(CONTROLLER_LISTENER)
        .setMetadataLogDirectory(directory.toString())
        .addDirectory(directory.toString())
        .setPrintStream(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8));
  }

  /** Address for clients, {@code host:port}. */
  public String bootstrapServers() {
    return HOST + ":" + port;
  }

  public int port() {
    return port;
  }

  /** Stops the broker, then the controller; what has been written is on disk. */
  @Override
  public void close() {
    stop(server);
    lock.close();
  }
}
