package io.streamgauge.alerting.notify.channel;

import static io.streamgauge.alerting.notify.NotifiedAlerts.alert;
import static io.streamgauge.alerting.notify.NotifiedAlerts.notification;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.streamgauge.alert.AlertState;
import io.streamgauge.alerting.notify.plan.Notification;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandTest {

  private static final Duration LONG = Duration.ofMinutes(1);

  private final Notification notification = notification(alert("GET /", AlertState.FIRING, 1));

  @TempDir Path directory;

  @Test
  void givesTheAlertAndItsKeyToTheProgram() throws Exception {
    Path input = directory.resolve("input");
    Path key = directory.resolve("key");

    Outcome outcome =
        run(
            LONG,
            "sh",
            "-c",
            "cat >\"$1\"; echo $STREAMGAUGE_IDEMPOTENCY_KEY >\"$2\"",
            "sh",
            input.toString(),
            key.toString());

    assertThat(outcome).isEqualTo(Outcome.DELIVERED);
    JsonNode told = new ObjectMapper().readTree(input.toFile());
    assertThat(told.path("state").asText()).isEqualTo("firing");
    assertThat(told.at("/alerts/0/series").asText()).isEqualTo("GET /");
    assertThat(Files.readString(key).strip()).isEqualTo(notification.key());
  }

  @Test
  void usesNoShell() throws Exception {
    Path file = directory.resolve("$(id)");

    assertThat(run(LONG, "touch", file.toString())).isEqualTo(Outcome.DELIVERED);
    assertThat(file).exists();
  }

  @Test
  void tellsHowTheProgramFailed() throws Exception {
    assertThat(run(LONG, "sh", "-c", "echo no >&2; echo luck; exit 3"))
        .isEqualTo(Outcome.failed("ended with exit code 3 no luck"));
    assertThat(run(LONG, directory.resolve("absent").toString()))
        .isInstanceOfSatisfying(
            Outcome.Failed.class, it -> assertThat(it.why()).startsWith("cannot be run"));
  }

  @Test
  void keepsLittleOfMuchOutput() throws Exception {
    assertThat(run(LONG, "sh", "-c", "head -c 5000000 /dev/zero | tr '\\0' x; exit 1"))
        .isInstanceOfSatisfying(
            Outcome.Failed.class, it -> assertThat(it.why()).hasSizeLessThan(600));
  }

  @Test
  void endsAProgramThatTakesTooLongWithItsChildren() throws Exception {
    Path alive = directory.resolve("alive");

    Outcome outcome =
        run(Duration.ofMillis(500), "sh", "-c", "(sleep 600; touch " + alive + ") & wait");

    assertThat(outcome).isEqualTo(Outcome.failed("did not end within 500 ms"));
  }

  private Outcome run(Duration limit, String... command) throws InterruptedException {
    return new CommandSettings(List.of(command), limit).open(Clock.systemUTC()).send(notification);
  }
}
