package io.streamgauge.bench;

import io.streamgauge.standalone.embedded.EmbeddedKafka;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A broker inside this process with a directory of its own, which is deleted in the end, and a
 * registry in memory.
 */
public final class BenchCluster implements AutoCloseable {

  private static final String REGISTRY = "mock://bench";

  private final Path directory;
  private final EmbeddedKafka kafka;

  private BenchCluster(Path directory, EmbeddedKafka kafka) {
    this.directory = directory;
    this.kafka = kafka;
  }

  /** Starts on free ports in a new temporary directory. */
  public static BenchCluster start() {
    try {
      Path directory = Files.createTempDirectory("streamgauge-bench-");
      return new BenchCluster(directory, EmbeddedKafka.start(directory.resolve("kafka"), 0, false));
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
    kafka.close();
    delete(directory);
  }
}
