package io.streamgauge.standalone.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgauge.standalone.ExitCode;
import io.streamgauge.standalone.Main;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole demo in a process of its own, as the launcher starts it. */
class DemoIT {

  @TempDir private Path directory;
  private Process demo;

  @AfterEach
  void end() {
    demo.destroyForcibly();
  }

  @Test
  void firesAndResolvesTheAlertsOfEachPhase() throws Exception {
    start("--once", "--brisk", "--phase-seconds", "30");

    assertThat(demo.waitFor(8, TimeUnit.MINUTES)).as(output()).isTrue();
    assertThat(demo.exitValue()).as(output()).isEqualTo(ExitCode.OK.number());
    assertThat(output())
        .contains("first percentiles", "=== healthy", "=== recovered")
        .containsPattern("ok +slow-requests")
        .containsPattern("ok +slow-statements")
        .containsPattern("ok +cold-cache")
        .containsPattern("ok +memory-growth");
  }

  @Test
  void stopsEverythingInOrderAndLeavesNothingBehind() throws Exception {
    start();
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> output().contains("=== healthy") || !demo.isAlive());

    demo.destroy();

    assertThat(demo.waitFor(1, TimeUnit.MINUTES)).as(output()).isTrue();
    assertThat(demo.exitValue()).as(output()).isEqualTo(ExitCode.TERMINATED.number());
    assertThat(output())
        .containsSubsequence(
            "stopping load",
            "stopping shop",
            "stopping collector",
            "stopping alerting",
            "stopping streams",
            "stopping Kafka");
    assertThat(directory.resolve("tmp")).isDirectoryNotContaining(file -> Files.isDirectory(file));
  }

  private void start(String... options) throws IOException {
    Path temporary = Files.createDirectory(directory.resolve("tmp"));
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("@" + Path.of("src", "main", "jvm", "demo.options").toAbsolutePath());
    command.add("-Djava.io.tmpdir=" + temporary);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName()));
    command.addAll(
        List.of("demo", "--plain", "--port", "0", "--kafka-port", "0", "--registry-port", "0"));
    command.addAll(List.of(options));
    demo =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("output").toFile())
            .start();
  }

  private String output() {
    try {
      return Files.readString(directory.resolve("output"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
