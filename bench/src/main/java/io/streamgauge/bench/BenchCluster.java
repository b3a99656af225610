package io.streamgauge.bench;

import io.streamgauge.schemas.registry.RegistryConfig;
import io.streamgauge.standalone.embedded.EmbeddedKafka;
import io.streamgauge.standalone.embedded.TopicSetup;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.AdminClientConfig;

/**
 * A broker inside this process with a directory of its own, which is deleted in the end, and a
 * registry in memory.
 */
public final class BenchCluster implements AutoCloseable {

  /** Partitions of every topic: the product's default. */
  public static final int PARTITIONS = 4;

  private static final String REGISTRY = "mock://bench";

  private final Path directory;
  private final EmbeddedKafka kafka;
  private final ClusterTopics topics;

  private BenchCluster(Path directory, EmbeddedKafka kafka) {
    this.directory = directory;
    this.kafka = kafka;
    this.topics = new ClusterTopics(client());
  }

  /** Starts on free ports in a new temporary directory, with the topics of the product. */
  public static BenchCluster start() {
    try {
      Path directory = Files.createTempDirectory("streamgauge-bench-");
      EmbeddedKafka kafka = EmbeddedKafka.start(directory.resolve("kafka"), 0, false);
      BenchCluster cluster = new BenchCluster(directory, kafka);
      new TopicSetup(PARTITIONS, Optional.empty(), false).create(cluster.client());
      return cluster;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Address for clients, {@code host:port}. */
  public String bootstrapServers() {
    return kafka.bootstrapServers();
  }

  /** Address of the registry. */
  public String registryUrl() {
    return REGISTRY;
  }

  /** Configuration of clients and serializers. */
  public Map<String, Object> client() {
    return Map.of(
        AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
        bootstrapServers(),
        RegistryConfig.URL,
        REGISTRY);
  }

  /** Its topics and groups. */
  public ClusterTopics topics() {
    return topics;
  }

  /** A new directory, which goes with the cluster. */
  public Path newDirectory(String prefix) {
    try {
      return Files.createTempDirectory(directory, prefix);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Deletes a directory with all that is in it. */
  public static void delete(Path directory) {
    try (Stream<Path> paths = Files.walk(directory)) {
      List<Path> deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
      for (Path path : deepestFirst) {
        Files.deleteIfExists(path);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    topics.close();
    kafka.close();
    delete(directory);
  }
}
