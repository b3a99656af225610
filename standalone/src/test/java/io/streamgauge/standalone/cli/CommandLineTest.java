package io.streamgauge.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgauge.standalone.ExitCode;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandLineTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir Path directory;

  static Stream<List<String>> commands() {
    return commands(CommandLineSetup.create(terminal(new StringWriter(), new StringWriter())));
  }

  private static Stream<List<String>> commands(CommandLine command) {
    List<String> name =
        Stream.of(command.getCommandSpec().qualifiedName(" ").split(" ")).skip(1).toList();
    return Stream.concat(
        Stream.of(name),
        command.getSubcommands().values().stream().flatMap(CommandLineTest::commands));
  }

  @ParameterizedTest
  @MethodSource("commands")
  void explainsEveryCommand(List<String> command) {
    int code = run(Stream.concat(command.stream(), Stream.of("--help")).toArray(String[]::new));

    assertThat(code).isEqualTo(ExitCode.OK.number());
    assertThat(out.toString())
        .startsWith(("Usage: streamgauge " + String.join(" ", command)).trim());
  }

  @Test
  void tellsItsVersion() {
    assertThat(run("--version")).isZero();
    assertThat(out.toString()).matches("streamgauge \\d+\\.\\d+\\.\\d+\\S*\\s+");
  }

  @Test
  void namesEveryExitCodeInTheHelp() {
    run("--help");

    for (ExitCode code : ExitCode.values()) {
      assertThat(out.toString()).contains(code.number() + " ").contains(code.meaning());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "serve", "standalone --prot 1", "topics", "alerts"})
  void refusesWhatItDoesNotUnderstand(String line) {
    int code = run(line.isEmpty() ? new String[0] : line.split(" "));

    assertThat(code).isEqualTo(ExitCode.USAGE.number());
    assertThat(err.toString()).containsAnyOf("Usage: streamgauge", "Did you mean");
  }

  @Test
  void reportsAllBadSettingsAtOnce() throws Exception {
    Path file = Files.writeString(directory.resolve("a.yaml"), "kafka: {prot: 9092}\n");

    int code = run("standalone", "--config", file.toString(), "--port", "web", "--threads", "0");

    assertThat(code).isEqualTo(ExitCode.SETTINGS.number());
    assertThat(err.toString().lines())
        .hasSize(3)
        .anyMatch(line -> line.startsWith(file + ": kafka.prot is unknown, known are "))
        .contains(
            "--port: http.port is 'web', allowed is a port from 0 to 65535",
            "--threads: threads is '0', allowed is a whole number from 1 to 64");
  }

  @ParameterizedTest
  @ValueSource(strings = {"streams", "alerting"})
  void asksForTheClusterThatAServiceNeeds(String service) {
    assertThat(run(service)).isEqualTo(ExitCode.SETTINGS.number());
    assertThat(err.toString())
        .contains("kafka.bootstrap is missing")
        .contains("--kafka, STREAMGAUGE_KAFKA_BOOTSTRAP")
        .contains("registry.url is missing");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--port", "--kafka-port", "--registry-port"})
  void namesTheOptionOfAPortThatIsTaken(String option) throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      int code = run(standalone(option, Integer.toString(taken.getLocalPort())));

      assertThat(code).isEqualTo(ExitCode.PORT_TAKEN.number());
      assertThat(err.toString().trim())
          .isEqualTo(
              "port %d on 127.0.0.1 is in use; choose another one with %s"
                  .formatted(taken.getLocalPort(), option));
    }
  }

  @Test
  void namesTheTargetThatCannotBe() throws Exception {
    Path file =
        Files.writeString(
            directory.resolve("a.yaml"),
            "targets: {p95: fast, service: {shop: {memory: 120%, p96: 1s}}}\n");

    int code = run("streams", "--config", file.toString());

    assertThat(code).isEqualTo(ExitCode.SETTINGS.number());
    assertThat(err.toString().lines())
        .hasSize(3)
        .contains(
            file
                + ": targets.p95 is 'fast', allowed is a duration up to a day with its unit"
                + " (ms, s, min, h), for example 500ms",
            file
                + ": targets.service.shop.memory is '120%', allowed is a share above 0 and below"
                + " 1, or above 0% and below 100%")
        .anyMatch(line -> line.startsWith(file + ": targets.service.shop.p96 is unknown"));
  }

  @Test
  void saysWhereNobodyGivesAReport() throws Exception {
    int port;
    try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
      port = free.getLocalPort();
    }

    int code = run("report", "--url", "http://127.0.0.1:" + port);

    assertThat(code).isEqualTo(ExitCode.UNREACHABLE.number());
    assertThat(err.toString())
        .startsWith("http://127.0.0.1:" + port + " does not answer")
        .contains("--url says where");
  }

  @ParameterizedTest
  @ValueSource(strings = {"--url nowhere", "--format pdf"})
  void refusesAReportThatCannotBe(String options) {
    assertThat(run(("report " + options).split(" "))).isEqualTo(ExitCode.USAGE.number());
  }

  @Test
  void namesTheDirectoryThatCannotKeepData() throws Exception {
    Path file = Files.writeString(directory.resolve("file"), "");

    int code = run(standalone("--data", file.toString()));

    assertThat(code).isEqualTo(ExitCode.SETTINGS.number());
    assertThat(err.toString())
        .startsWith("Kafka's data cannot be kept in " + file.resolve("kafka"));
  }

  /** All ports free, but for what the option says. */
  private String[] standalone(String option, String value) {
    Map<String, String> options =
        new LinkedHashMap<>(
            Map.of(
                "--port", "0",
                "--kafka-port", "0",
                "--registry-port", "0",
                "--data", directory.resolve("data").toString()));
    options.put(option, value);
    return Stream.concat(
            Stream.of("standalone"),
            options.entrySet().stream().flatMap(e -> Stream.of(e.getKey(), e.getValue())))
        .toArray(String[]::new);
  }

  private int run(String... arguments) {
    return CommandLineSetup.create(terminal(out, err)).execute(arguments);
  }

  private static Terminal terminal(StringWriter out, StringWriter err) {
    return new Terminal(new PrintWriter(out, true), new PrintWriter(err, true), Map.of());
  }
}
