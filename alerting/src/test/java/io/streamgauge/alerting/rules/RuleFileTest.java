package io.streamgauge.alerting.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RuleFileTest {

  private static final Duration OFTEN = Duration.ofMillis(20);

  @TempDir Path directory;
  private Path file;
  private RuleFile rules;

  @BeforeEach
  void watch() throws IOException {
    file = directory.resolve("rules.yaml");
    write("one", "1s");
    rules = RuleFile.watch(file, OFTEN);
  }

  @AfterEach
  void close() {
    rules.close();
  }

  @Test
  void putsAllOfANewFileInForce() throws IOException {
    Rules before = rules.get();

    write("two", "2s");

    await().until(() -> rules.get().find("two").isPresent());
    assertThat(rules.get().find("one")).isEmpty();
    assertThat(before.find("one")).isPresent();
    assertThat(rules.refused()).isEmpty();
  }

  @Test
  void keepsTheOldRulesWhereTheNewOnesAreBad() throws IOException {
    Rules before = rules.get();

    Files.writeString(file, "rules:\n  - name: two\n    when: requests.p95 > soon\n");

    await().until(() -> rules.refused().isPresent());
    assertThat(rules.refused().get())
        .contains(file + ":3:11: threshold of requests.p95 is 'soon'")
        .contains(file + ":2:5: 'severity' is missing");
    assertThat(rules.get()).isSameAs(before);
  }

  @Test
  void forgetsWhatWasWrongWhenItIsTakenBack() throws IOException {
    Rules before = rules.get();
    Files.delete(file);
    await().until(() -> rules.refused().isPresent());
    assertThat(rules.refused().get()).contains("cannot be read");
    assertThat(rules.get()).isSameAs(before);

    write("one", "1s");

    await().until(() -> rules.refused().isEmpty());
    assertThat(rules.get()).isSameAs(before);
  }

  @Test
  void takesAGoodFileAfterABadOne() throws IOException {
    Files.writeString(file, "rules: 5\n");
    await().until(() -> rules.refused().isPresent());

    write("two", "2s");

    await().until(() -> rules.get().find("two").isPresent());
    assertThat(rules.refused()).isEmpty();
  }

  @Test
  void refusesToBeginWithABadFile() throws IOException {
    Path bad = Files.writeString(directory.resolve("bad.yaml"), "rules: 5\n");

    assertThatThrownBy(() -> RuleFile.watch(bad, OFTEN))
        .isInstanceOf(InvalidRulesException.class)
        .hasMessageContaining(bad + ":1:8: 'rules' must be a list");
  }

  private void write(String name, String threshold) throws IOException {
    Files.writeString(
        file,
        """
        rules:
          - name: %s
            when: requests.p95 > %s
            severity: low
        """
            .formatted(name, threshold));
  }
}
