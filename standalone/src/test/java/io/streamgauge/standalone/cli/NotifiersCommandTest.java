package io.streamgauge.standalone.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgauge.standalone.ExitCode;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NotifiersCommandTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir Path directory;

  @Test
  void findsNothingInAGoodFileWithTheEnvironmentItNeeds() throws IOException {
    Path file =
        file(
            "notifiers: [{name: a, type: webhook, url: '${env:HOOK}'},"
                + " {name: b, type: command, command: ls}]");

    assertThat(run("notifiers", "check", file.toString())).isZero();
    assertThat(out.toString().strip()).isEqualTo(file + ": 2 notifiers, no problem");
  }

  @Test
  void reportsEveryProblem() throws IOException {
    Path file = file("notifiers:\n  - name: a\n    type: email\n");

    assertThat(run("notifiers", "check", file.toString())).isEqualTo(ExitCode.SETTINGS.number());
    assertThat(err.toString().lines())
        .satisfiesExactly(
            it -> assertThat(it).startsWith(file + ":2:5: 'server' is missing in this notifier"),
            it -> assertThat(it).startsWith(file + ":2:5: 'from' is missing in this notifier"),
            it -> assertThat(it).startsWith(file + ":2:5: 'to' is missing in this notifier"));
  }

  @Test
  void sendsATestNotification() throws IOException {
    Path told = directory.resolve("told");
    Path file =
        file("notifiers: [{name: script, type: command, command: [tee, '%s']}]".formatted(told));

    assertThat(run("notifiers", "test", "script", "--notifiers", file.toString())).isZero();
    assertThat(out.toString().strip()).isEqualTo("script: delivered");
    assertThat(told).content().contains("This is a test of the notifier script.");
  }

  @Test
  void saysWhyATestFailedAndWhichNotifiersThereAre() throws IOException {
    Path file = file("notifiers: [{name: script, type: command, command: 'false'}]");

    assertThat(run("notifiers", "test", "script", "--notifiers", file.toString()))
        .isEqualTo(ExitCode.UNREACHABLE.number());
    assertThat(err.toString()).contains("script: ended with exit code 1");
    assertThat(run("notifiers", "test", "other", "--notifiers", file.toString()))
        .isEqualTo(ExitCode.USAGE.number());
    assertThat(err.toString()).contains("NAME is 'other', allowed is script");
  }

  private Path file(String text) throws IOException {
    return Files.writeString(directory.resolve("notifiers.yaml"), text);
  }

  private int run(String... arguments) {
    Terminal terminal =
        new Terminal(
            new PrintWriter(out, true),
            new PrintWriter(err, true),
            Map.of("HOOK", "https://hooks.example/x"));
    return CommandLineSetup.create(terminal).execute(arguments);
  }
}
