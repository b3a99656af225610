package io.streamgauge.collectors.jvm;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledForJreRange;
import org.junit.jupiter.api.condition.JRE;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is heard of each collector in a JVM that runs with it. */
class CollectorsTest {

  @ParameterizedTest
  @CsvSource({
    "-XX:+UseSerialGC, YOUNG FULL",
    "-XX:+UseParallelGC, YOUNG FULL",
    "-XX:+UseG1GC, YOUNG MIXED FULL",
    "-XX:+UseZGC, FULL",
  })
  void tellsTheScopesOf(String collector, String scopes) throws Exception {
    assertThat(scopesHeard(collector, scopes.split(" "))).contains(scopes.split(" "));
  }

  @Test
  @EnabledForJreRange(min = JRE.JAVA_25)
  void tellsYoungCyclesOfZgcApart() throws Exception {
    assertThat(scopesHeard("-XX:+UseZGC", "YOUNG", "FULL")).contains("YOUNG", "FULL");
  }

  private static List<String> scopesHeard(String collector, String... scopes) throws Exception {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    Collections.addAll(command, collector, "-Xmx64m", "-XX:InitiatingHeapOccupancyPercent=20");
    Collections.addAll(command, "-XX:G1HeapWastePercent=1");
    Collections.addAll(command, "-cp", System.getProperty("java.class.path"));
    command.add(ChurningJvm.class.getName());
    Collections.addAll(command, scopes);
    return run(command).lines().map(line -> line.split(" ")[0]).distinct().toList();
  }

  private static String run(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(output).isZero();
    return output;
  }
}
