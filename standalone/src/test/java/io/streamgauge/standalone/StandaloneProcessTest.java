package io.streamgauge.standalone;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandaloneProcessTest {

  @TempDir Path directory;
  private Process process;

  @AfterEach
  void end() throws InterruptedException {
    if (process != null) {
      process.destroyForcibly().waitFor();
    }
  }

  @Test
  void stopsInOrderWhenItIsTerminated() throws Exception {
    Path log = directory.resolve("log");
    process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                "-Dlogback.configurationFile=logback.xml", // The product's, not that of the tests.
                Main.class.getName(),
                "standalone",
                "--port=0",
                "--kafka-port=0",
                "--registry-port=0",
                "--data=" + directory.resolve("data"))
            .redirectErrorStream(true)
            .redirectOutput(log.toFile())
            .start();
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> Files.readString(log).contains("Ready: http://127.0.0.1:"));

    process.destroy();

    assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
    assertThat(process.exitValue()).isEqualTo(ExitCode.TERMINATED.number());
    assertThat(log).content().contains("Stopping").doesNotContain("did not stop");
  }
}
