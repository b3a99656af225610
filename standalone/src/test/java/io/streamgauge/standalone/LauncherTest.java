package io.streamgauge.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The launcher script in a project of its own, with a Java and a Maven that only tell their calls.
 */
class LauncherTest {

  private static final String JAVA_17 =
      "if [ \"$1\" = -version ]; then echo 'openjdk version \"17.0.9\"' >&2; else echo \"java $*\"; fi";
  private static final String MAVEN =
      "echo \"mvn $*\" >>\"$CALLS\"; mkdir -p standalone/target/lib bench/target/lib";

  @TempDir Path directory;
  private Path home;
  private Path bin;
  private Path calls;

  private record Outcome(int code, String out, String err) {}

  @BeforeEach
  void prepare() throws IOException {
    home = Files.createDirectories(directory.resolve("project with spaces"));
    bin = Files.createDirectory(directory.resolve("bin"));
    calls = directory.resolve("calls");
    Files.createDirectories(home.resolve("standalone/src/main/java"));
    Files.createDirectories(home.resolve("standalone/target"));
    Files.writeString(home.resolve("pom.xml"), "<project/>");
    script(home.resolve("streamgauge"), Files.readString(project().resolve("streamgauge")));
    tool("java", JAVA_17);
    tool("javac", "true");
    tool("mvn", MAVEN);
  }

  @Test
  void buildsOnceAndHandsItsArgumentsToJava() throws Exception {
    Outcome first = run(home, "alerts", "tail", "--json");
    Outcome second = run(home, "alerts", "tail", "--json");

    assertThat(first.code()).isZero();
    assertThat(first.err()).contains("Built in ");
    assertThat(second.err()).isEmpty();
    assertThat(second.out().trim())
        .contains(home.toRealPath().resolve("standalone/target/lib") + "/*")
        .endsWith("io.streamgauge.standalone.Main alerts tail --json");
    assertThat(calls).content().hasLineCount(1);
  }

  @Test
  void buildsAgainWhereASourceIsNewer() throws Exception {
    run(home, "--version");
    Path source = Files.writeString(home.resolve("standalone/src/main/java/A.java"), "");
    Files.setLastModifiedTime(source, FileTime.from(Instant.now().plusSeconds(60)));

    run(home, "--version");

    assertThat(calls).content().hasLineCount(2);
  }

  @Test
  void buildsAndRunsTheMeasurementsApartFromTheProduct() throws Exception {
    Outcome outcome = run(home, "bench", "throughput", "--rounds", "3");

    assertThat(outcome.out().trim())
        .contains(home.toRealPath().resolve("bench/target/lib") + "/*")
        .endsWith("io.streamgauge.bench.BenchMain throughput --rounds 3");
    assertThat(calls).content().contains(" -pl bench -am ");
    assertThat(home.resolve("standalone/target/built")).doesNotExist();
  }

  @Test
  void worksThroughALinkFromAnywhere() throws Exception {
    Path link = Files.createSymbolicLink(directory.resolve("link"), home.resolve("streamgauge"));

    Outcome outcome = run(directory, link, Map.of(), "--version");

    assertThat(outcome.code()).isZero();
    assertThat(outcome.out()).contains(home.toRealPath() + "/standalone/target/lib");
  }

  @Test
  void passesOnHowJavaEnded() throws Exception {
    tool("java", JAVA_17 + "; [ \"$1\" = -version ] || exit 4");

    assertThat(run(home, "standalone").code()).isEqualTo(4);
  }

  @Test
  void addsTheUsersOptions() throws Exception {
    Outcome outcome =
        run(
            home,
            home.resolve("streamgauge"),
            Map.of("STREAMGAUGE_JAVA_OPTS", "-Xmx2g -Da=b"),
            "standalone");

    assertThat(outcome.out()).contains(" -Xmx2g -Da=b -cp ");
  }

  @Test
  void refusesAJavaThatIsTooOld() throws Exception {
    tool("java", "echo 'java version \"1.8.0_402\"' >&2");

    Outcome outcome = run(home, "demo");

    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err()).contains("is Java 1").contains("a JDK 17 or newer is needed");
  }

  @Test
  void saysThatMavenIsMissing() throws Exception {
    Files.delete(bin.resolve("mvn"));

    Outcome outcome = run(home, "demo");

    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.err()).contains("no Maven found");
  }

  @Test
  void showsWhyTheBuildFailed() throws Exception {
    tool("mvn", "echo '[INFO] fine'; echo '[ERROR] A.java: no such thing'; exit 1");

    Outcome outcome = run(home, "demo");

    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.out()).isEmpty();
    assertThat(outcome.err())
        .contains("[ERROR] A.java: no such thing")
        .contains("the build failed, see " + home.toRealPath().resolve("target/build.log"))
        .doesNotContain("fine");
  }

  private Outcome run(Path from, String... arguments) throws Exception {
    return run(from, home.resolve("streamgauge"), Map.of(), arguments);
  }

  private Outcome run(Path from, Path launcher, Map<String, String> variables, String... arguments)
      throws Exception {
    List<String> command = new ArrayList<>(List.of(launcher.toString()));
    command.addAll(List.of(arguments));
    Path out = directory.resolve("out");
    Path err = directory.resolve("err");
    ProcessBuilder builder =
        new ProcessBuilder(command)
            .directory(from.toFile())
            .redirectOutput(out.toFile())
            .redirectError(err.toFile());
    builder.environment().clear();
    builder.environment().putAll(variables);
    builder.environment().put("PATH", bin + ":" + tools());
    builder.environment().put("CALLS", calls.toString());
    int code = builder.start().waitFor();
    return new Outcome(code, Files.readString(out), Files.readString(err));
  }

  /**
   * A directory with the tools of the system that the launcher needs, and neither Java nor Maven.
   */
  private Path tools() throws IOException {
    Path tools = Files.createDirectories(directory.resolve("tools"));
    for (String tool :
        List.of(
            "bash",
            "env",
            "dirname",
            "readlink",
            "sed",
            "head",
            "tail",
            "grep",
            "find",
            "mkdir",
            "rm",
            "touch",
            "sleep",
            "cat")) {
      for (Path place : List.of(Path.of("/usr/bin"), Path.of("/bin"))) {
        if (Files.exists(place.resolve(tool))) {
          script(tools.resolve(tool), "#!/bin/sh\nexec %s \"$@\"\n".formatted(place.resolve(tool)));
        }
      }
    }
    return tools;
  }

  private void tool(String name, String body) throws IOException {
    script(bin.resolve(name), "#!/usr/bin/env bash\n" + body + "\n");
  }

  private static void script(Path file, String text) throws IOException {
    Files.writeString(file, text);
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  private static Path project() {
    Path directory = Path.of("").toAbsolutePath();
    while (!Files.exists(directory.resolve("streamgauge"))) {
      directory = directory.getParent();
    }
    return directory;
  }
}
