package io.streamgauge.alerting.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

class RuleFileTest {

  private static final Duration OFTEN = Duration.ofMillis(20);
  private static final Logger LOGGER = (Logger) LoggerFactory.getLogger(RuleFile.class);

  private final ListAppender<ILoggingEvent> log = new ListAppender<>();
  @TempDir Path directory;
  private Path file;
  private RuleFile rules;

  @BeforeEach
  void watch() throws IOException {
    log.list = new CopyOnWriteArrayList<>(); // another thread logs
    log.start();
    LOGGER.addAppender(log);
    LOGGER.setLevel(Level.INFO);
    file = directory.resolve("rules.yaml");
    write("one", "1s");
    rules = RuleFile.watch(file, OFTEN);
  }

  @AfterEach
  void close() {
    rules.close();
    LOGGER.setLevel(null); // as before: its parent's
    LOGGER.detachAppender(log);
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
    assertThat(rules.complaint())
        .contains("the rules of " + file + " were refused: the ones before stay in force");
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
    assertThat(rules.complaint()).isEmpty();
    assertThat(rules.get()).isSameAs(before);
    await().untilAsserted(() -> assertThat(logged()).containsOnlyOnce(" is fine again: "));
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

  private String logged() {
    return log.list.toString();
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
