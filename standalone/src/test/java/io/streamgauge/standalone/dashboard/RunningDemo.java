package io.streamgauge.standalone.dashboard;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.streamgauge.standalone.Main;
import io.streamgauge.standalone.embedded.EmbeddedKafka;
import io.streamgauge.standalone.embedded.FreePorts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The demo in a process of its own, as the launcher starts it. */
final class RunningDemo implements AutoCloseable {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration START_LIMIT = Duration.ofMinutes(2);

  private final HttpClient client = HttpClient.newHttpClient();
  private final Process process;
  private final Path output;
  private final int[] ports;

  private RunningDemo(Process process, Path output, int[] ports) {
    this.process = process;
    this.output = output;
    this.ports = ports;
  }

  /** Starts it and waits until its first phase begins. */
  static RunningDemo start(Path directory, Duration phase) throws IOException {
    int[] ports = FreePorts.find(EmbeddedKafka.HOST, "--port", 0, 0, 0);
    Path temporary = Files.createDirectories(directory.resolve("tmp"));
    Path output = directory.resolve("output");
    Process process =
        new ProcessBuilder(command(temporary, ports, phase))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile())
            .start();
    RunningDemo demo = new RunningDemo(process, output, ports);
    await("the first phase")
        .atMost(START_LIMIT)
        .until(() -> demo.output().contains("=== healthy") || !process.isAlive());
    if (!process.isAlive()) {
      throw new AssertionError("the demo ended: " + demo.output());
    }
    return demo;
  }

  private static List<String> command(Path temporary, int[] ports, Duration phase) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + Path.of("src", "main", "jvm", "demo.options").toAbsolutePath());
    command.add("-Djava.io.tmpdir=" + temporary);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(List.of("demo", "--plain", "--port", "" + ports[0]));
    command.addAll(List.of("--kafka-port", "" + ports[1], "--registry-port", "" + ports[2]));
    command.addAll(List.of("--phase-seconds", "" + phase.toSeconds()));
    return command;
  }

  /** Where it answers, without a slash at its end. */
  String uri() {
    return "http://" + EmbeddedKafka.HOST + ":" + ports[0];
  }

  String brokers() {
    return EmbeddedKafka.HOST + ":" + ports[1];
  }

  String registry() {
    return "http://" + EmbeddedKafka.HOST + ":" + ports[2];
  }

  /** The answer of its API to a question such as {@code "/services"}. */
  JsonNode ask(String path) {
    HttpRequest request = HttpRequest.newBuilder(URI.create(uri() + "/api/v1" + path)).build();
    try {
      return read(client.send(request, BodyHandlers.ofString()).body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  static JsonNode read(String answer) {
    try {
      return JSON.readTree(answer);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException(e);
    }
  }

  String output() {
    try {
      return Files.exists(output) ? Files.readString(output) : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly().onExit().join();
  }
}
