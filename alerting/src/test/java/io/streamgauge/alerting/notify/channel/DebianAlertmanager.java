package io.streamgauge.alerting.notify.channel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/** The Alertmanager of the machine, in a directory of its own, alone. */
final class DebianAlertmanager implements AutoCloseable {

  private static final String PROGRAM = "prometheus-alertmanager";

  private final Process process;
  private final Path log;
  private final String url;

  private DebianAlertmanager(Process process, Path log, String url) {
    this.process = process;
    this.log = log;
    this.url = url;
  }

  /** Whether it is installed. */
  static boolean installed() {
    return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
        .anyMatch(directory -> Files.isExecutable(Path.of(directory, PROGRAM)));
  }

  /** Starts it, and does not wait until it answers. */
  static DebianAlertmanager start(Path directory) throws IOException {
    Path config =
        Files.writeString(
            directory.resolve("alertmanager.yml"),
            """
            route:
              receiver: nobody
            receivers:
              - name: nobody
            """);
    String address;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      address = "127.0.0.1:" + free.getLocalPort();
    }
    Path log = directory.resolve("log");
    Process process =
        new ProcessBuilder(
                PROGRAM,
                "--config.file=" + config,
                "--storage.path=" + directory.resolve("data"),
                "--web.listen-address=" + address,
                "--cluster.listen-address=")
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    return new DebianAlertmanager(process, log, "http://" + address);
  }

  String url() {
    return url;
  }

  /** What it knows of the alert about a series; missing where it knows of none that goes on. */
  JsonNode alert(String series) throws IOException, InterruptedException {
    if (!process.isAlive()) {
      throw new AssertionError("Alertmanager ended: " + Files.readString(log));
    }
    HttpRequest request = HttpRequest.newBuilder(URI.create(url + "/api/v2/alerts")).build();
    String answer = HttpClient.newHttpClient().send(request, BodyHandlers.ofString()).body();
    for (JsonNode alert : new ObjectMapper().readTree(answer)) {
      if (alert.at("/labels/series").asText().equals(series)) {
        return alert;
      }
    }
    return MissingNode.getInstance();
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
