package io.streamgauge.bench.queries;

import io.streamgauge.bench.load.KnownEvents;
import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** The Prometheus of the machine, on loopback, with data of its own. */
final class Prometheus implements AutoCloseable {

  private static final Duration READY_WITHIN = Duration.ofMinutes(1);

  private final Process process;
  private final URI uri;

  private Prometheus(Process process, URI uri) {
    this.process = process;
    this.uri = uri;
  }

  /** Whether its programs are there. */
  static boolean installed() {
    String path = System.getenv("PATH");
    return path != null
        && Arrays.stream(path.split(File.pathSeparator))
            .map(Path::of)
            .anyMatch(
                directory ->
                    Files.isExecutable(directory.resolve("prometheus"))
                        && Files.isExecutable(directory.resolve("promtool")));
  }

  /**
   * Makes blocks of events, as a scrape every 10 s would have left them, and serves them.
   *
   * @param directory for its data and its log; created
   */
  static Prometheus holding(KnownEvents known, Path directory)
      throws IOException, InterruptedException {
    Path data = Files.createDirectories(directory.resolve("data"));
    Path text = directory.resolve("events.txt");
    new ClassicHistograms(known).write(text);
    Path log = directory.resolve("log");
    Process promtool =
        new ProcessBuilder(
                "promtool",
                "tsdb",
                "create-blocks-from",
                "openmetrics",
                text.toString(),
                data.toString())
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    if (promtool.waitFor() != 0) {
      throw new IllegalStateException("promtool failed: " + Files.readString(log));
    }
    Files.delete(text);
    return start(directory, data, log);
  }

  private static Prometheus start(Path directory, Path data, Path log)
      throws IOException, InterruptedException {
    Path config = Files.writeString(directory.resolve("prometheus.yml"), "scrape_configs: []\n");
    String address;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      address = "127.0.0.1:" + free.getLocalPort();
    }
    Process process =
        new ProcessBuilder(
                "prometheus",
                "--config.file=" + config,
                "--storage.tsdb.path=" + data,
                "--web.listen-address=" + address)
            .redirectErrorStream(true)
            .redirectOutput(Redirect.appendTo(log.toFile()))
            .start();
    Prometheus prometheus = new Prometheus(process, URI.create("http://" + address));
    try {
      prometheus.awaitReady(log);
    } catch (RuntimeException | IOException | InterruptedException e) {
      prometheus.close();
      throw e;
    }
    return prometheus;
  }

  private void awaitReady(Path log) throws IOException, InterruptedException {
    Web web = new Web(uri);
    long deadline = System.nanoTime() + READY_WITHIN.toNanos();
    while (!isReady(web)) {
      if (!process.isAlive() || System.nanoTime() > deadline) {
        throw new IllegalStateException("Prometheus does not answer: " + Files.readString(log));
      }
      Thread.sleep(100);
    }
  }

  private static boolean isReady(Web web) throws IOException, InterruptedException {
    try {
      web.get("/-/ready");
      return true;
    } catch (ConnectException | WrongAnswerException notYet) {
      return false;
    }
  }

  URI uri() {
    return uri;
  }

  ProcessHandle process() {
    return process.toHandle();
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(10, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
