package io.streamgauge.bench.chaos;

import io.streamgauge.schemas.registry.RegistryConfig;
import io.streamgauge.standalone.embedded.EmbeddedKafka;
import io.streamgauge.standalone.embedded.FreePorts;
import io.streamgauge.standalone.embedded.TopicSetup;
import io.streamgauge.standalone.registry.EmbeddedRegistry;
import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * What is attacked: a broker, Streams processes and alerting processes, the services started by the
 * product's own command line. The registry is in this process and outlives them all.
 */
final class Cluster implements AutoCloseable {

  private static final int PARTITIONS = 4;

  private final String bootstrapServers;
  private final String registryUrl;
  private final EmbeddedRegistry registry;
  private final Child broker;
  private final List<Service> streams;
  private final List<Service> alerting;

  /** How many processes of each kind there are. */
  record Size(int streams, int alerting) {

    static final Size TWO_OF_EACH = new Size(2, 2);
    static final Size THREE_STREAMS = new Size(3, 0);
  }

  /**
   * @param directory for data and logs
   * @param settings of the services, a file
   * @param alertingOptions for alerting alone
   */
  Cluster(Size size, Path directory, Path settings, List<String> alertingOptions) {
    int[] ports =
        FreePorts.find(
            EmbeddedKafka.HOST, "any port", new int[2 + size.streams() + size.alerting()]);
    bootstrapServers = EmbeddedKafka.HOST + ":" + ports[0];
    registryUrl = "http://" + EmbeddedKafka.HOST + ":" + ports[1];
    registry = new EmbeddedRegistry(bootstrapServers, EmbeddedKafka.HOST, ports[1]);
    broker = broker(directory, ports[0]);
    List<String> options =
        List.of(
            "--kafka",
            bootstrapServers,
            "--registry",
            registryUrl,
            "--config",
            settings.toString());
    List<String> more = Stream.concat(options.stream(), alertingOptions.stream()).toList();
    int alerts = 2 + size.streams();
    streams =
        Arrays.stream(ports, 2, alerts)
            .mapToObj(port -> Service.of("streams", port, options, directory))
            .toList();
    alerting =
        Arrays.stream(ports, alerts, ports.length)
            .mapToObj(port -> Service.of("alerting", port, more, directory))
            .toList();
  }

  private Child broker(Path directory, int port) {
    return new Child(
        "broker",
        List.of(
            BrokerMain.class.getName(),
            directory.resolve("broker").toString(),
            Integer.toString(port)),
        directory.resolve("broker.log"),
        () -> listens(port));
  }

  private static boolean listens(int port) {
    try (Socket socket = new Socket(EmbeddedKafka.HOST, port)) {
      return socket.isConnected();
    } catch (IOException notYet) {
      return false;
    }
  }

  /** Starts everything and returns when all of it does its work. */
  void start() throws InterruptedException {
    Runtime.getRuntime().addShutdownHook(new Thread(this::killAll, "kill-children"));
    broker.start();
    broker.awaitReady();
    registry.start();
    new TopicSetup(PARTITIONS, Optional.empty(), false)
        .create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrapServers));
    services().forEach(service -> service.process().start());
    awaitReady();
  }

  /** Waits until every service does its work. */
  void awaitReady() throws InterruptedException {
    for (Service service : services()) {
      service.process().awaitReady();
    }
  }

  Child broker() {
    return broker;
  }

  List<Service> streams() {
    return streams;
  }

  List<Service> alerting() {
    return alerting;
  }

  List<Service> services() {
    return Stream.concat(streams.stream(), alerting.stream()).toList();
  }

  String bootstrapServers() {
    return bootstrapServers;
  }

  /** Configuration of serdes. */
  Map<String, Object> serdes() {
    return Map.of(RegistryConfig.URL, registryUrl);
  }

  @Override
  public void close() {
    registry.close();
    killAll();
  }

  /** No child outlives this process. */
  private void killAll() {
    services().forEach(service -> service.process().close());
    broker.close();
  }
}
