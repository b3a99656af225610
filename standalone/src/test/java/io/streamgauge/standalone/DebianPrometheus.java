package io.streamgauge.standalone;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** The Prometheus of the machine, in a directory of its own, scraping one address every second. */
final class DebianPrometheus implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();

  /** It answers so, in plain text, before it has read its data. */
  private static final int STARTING = 503;

  private final Process process;
  private final Path log;
  private final String address;

  private DebianPrometheus(Process process, Path log, String address) {
    this.process = process;
    this.log = log;
    this.address = address;
  }

  /** Whether its programs are installed. */
  static boolean installed() {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .map(Path::of)
        .anyMatch(
            directory ->
                Files.isExecutable(directory.resolve("prometheus"))
                    && Files.isExecutable(directory.resolve("promtool")));
  }

  /**
   * Starts it.
   *
   * @param directory for its data and its log; created
   * @param features that are switched on: {@code native-histograms}
   */
  static DebianPrometheus start(Path directory, URI target, String path, String... features)
      throws IOException {
    Files.createDirectories(directory);
    Path config =
        Files.writeString(
            directory.resolve("prometheus.yml"),
            """
            global:
              scrape_interval: 1s
            scrape_configs:
              - job_name: streamgauge
                metrics_path: %s
                static_configs:
                  - targets: ["%s"]
            """
                .formatted(path, target.getAuthority()));
    String address;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      address = "127.0.0.1:" + free.getLocalPort();
    }
    Path log = directory.resolve("log");
    Process process =
        new ProcessBuilder(
                "prometheus",
                "--config.file=" + config,
                "--storage.tsdb.path=" + directory.resolve("data"),
                "--web.listen-address=" + address,
                "--enable-feature=" + String.join(",", features))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    return new DebianPrometheus(process, log, address);
  }

  /** Value of the first series of an instant query; NaN where there is none, or not yet. */
  double query(String expression) throws IOException, InterruptedException {
    return ask("query?query=" + URLEncoder.encode(expression, StandardCharsets.UTF_8))
        .at("/data/result/0/value/1")
        .asDouble(Double.NaN);
  }

  /** What it says of its target. */
  JsonNode target() throws IOException, InterruptedException {
    return ask("targets").at("/data/activeTargets/0");
  }

  private JsonNode ask(String question) throws IOException, InterruptedException {
    if (!process.isAlive()) {
      throw new AssertionError("Prometheus ended: " + Files.readString(log));
    }
    try {
      HttpResponse<String> answer =
          HttpClient.newHttpClient()
              .send(
                  HttpRequest.newBuilder(URI.create("http://" + address + "/api/v1/" + question))
                      .build(),
                  BodyHandlers.ofString());
      return answer.statusCode() == STARTING
          ? JSON.createObjectNode()
          : JSON.readTree(answer.body());
    } catch (ConnectException e) {
      return JSON.createObjectNode(); // not up yet
    }
  }

  /** What promtool has to say about metrics in text format; nothing where all is well. */
  static String check(String metrics) throws IOException, InterruptedException {
    Process promtool =
        new ProcessBuilder("promtool", "check", "metrics").redirectErrorStream(true).start();
    try (var input = promtool.getOutputStream()) {
      input.write(metrics.getBytes(StandardCharsets.UTF_8));
    }
    String said = new String(promtool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    promtool.waitFor();
    return said;
  }

  @Override
  public void close() throws IOException {
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
