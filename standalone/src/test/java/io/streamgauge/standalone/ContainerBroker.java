package io.streamgauge.standalone;

import com.github.dockerjava.api.DockerClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import org.testcontainers.kafka.KafkaContainer;

/**
 * A broker in a container. It keeps its address and its data when it is stopped and started again,
 * as a broker in production does.
 */
final class ContainerBroker implements AutoCloseable {

  private static final String IMAGE = "apache/kafka:4.3.1";
  private static final int PORT_IN_CONTAINER = 9092;
  private static final Duration STOP_LIMIT = Duration.ofSeconds(2);

  private final KafkaContainer container;

  private ContainerBroker(KafkaContainer container) {
    this.container = container;
  }

  /** A running broker, on a port of this machine that stays the same. */
  static ContainerBroker start() {
    var container = new KafkaContainer(IMAGE);
    // Docker gives a published port anew at each start, unless the port is named.
    container.setPortBindings(List.of(freePort() + ":" + PORT_IN_CONTAINER));
    container.start();
    return new ContainerBroker(container);
  }

  String bootstrapServers() {
    return container.getBootstrapServers();
  }

  /** Stops the broker; its container and data stay. */
  void stop() {
    docker()
        .stopContainerCmd(container.getContainerId())
        .withTimeout((int) STOP_LIMIT.toSeconds())
        .exec();
  }

  /** Starts the stopped broker again, without waiting until it answers. */
  void resume() {
    docker().startContainerCmd(container.getContainerId()).exec();
  }

  @Override
  public void close() {
    container.close();
  }

  private DockerClient docker() {
    return container.getDockerClient();
  }

  private static int freePort() {
    try (var socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException("no free port for the broker", e);
    }
  }
}
