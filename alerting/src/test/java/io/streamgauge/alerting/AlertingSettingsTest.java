package io.streamgauge.alerting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.streamgauge.alerting.rules.InvalidRulesException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AlertingSettingsTest {

  private static final AlertingSettings USUAL =
      AlertingSettings.of("localhost:9092", "http://localhost:8081", Path.of("state"));

  @TempDir private Path directory;

  @Test
  void haveTheseDefaults() {
    assertThat(USUAL)
        .isEqualTo(
            new AlertingSettings(
                "localhost:9092",
                "http://localhost:8081",
                Path.of("state"),
                Optional.empty(),
                Optional.empty(),
                1,
                Duration.ofMillis(200),
                Map.of()));
  }

  @Test
  void becomePropertiesOfAnExactlyOnceApplication() {
    assertThat(USUAL.toProperties())
        .containsEntry("application.id", "streamgauge-alerting")
        .containsEntry("processing.guarantee", "exactly_once_v2")
        .containsEntry("commit.interval.ms", 200L)
        .containsEntry("schema.registry.url", "http://localhost:8081")
        .containsEntry("errors.dead.letter.queue.topic.name", "streamgauge.dead-letters");
  }

  @Test
  void letFurtherPropertiesWin() {
    AlertingSettings settings = USUAL.withProperties(Map.of("commit.interval.ms", "50"));

    assertThat(settings.toProperties()).containsEntry("commit.interval.ms", "50");
  }

  @Test
  void refuseWhatCannotWork() {
    assertThatThrownBy(() -> AlertingSettings.of(" ", "http://localhost", directory))
        .hasMessage("bootstrapServers is empty");
    assertThatThrownBy(() -> with(0, Duration.ofSeconds(1)))
        .hasMessage("threads is 0, allowed is 1 or more");
    assertThatThrownBy(() -> with(1, Duration.ofMinutes(2)))
        .hasMessage("commitInterval is PT2M, allowed is 1 ms to 1 min");
  }

  @Test
  void stopTheStartWhereTheRuleFileIsBad() throws IOException {
    Path file = Files.writeString(directory.resolve("rules.yaml"), "rules:\n  - name: x\n");

    assertThatThrownBy(() -> new AlertingService(USUAL.withRulesFile(file)))
        .isInstanceOf(InvalidRulesException.class)
        .hasMessageContaining(file + ":2:5: 'when' is missing")
        .hasMessageContaining(file + ":2:5: 'severity' is missing");
  }

  private static AlertingSettings with(int threads, Duration commitInterval) {
    return new AlertingSettings(
        USUAL.bootstrapServers(),
        USUAL.registryUrl(),
        USUAL.stateDirectory(),
        USUAL.rulesFile(),
        USUAL.shadowRulesFile(),
        threads,
        commitInterval,
        USUAL.properties());
  }
}
