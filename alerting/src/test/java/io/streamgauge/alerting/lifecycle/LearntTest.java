package io.streamgauge.alerting.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import io.streamgauge.alert.Alert;
import io.streamgauge.alert.AlertState;
import io.streamgauge.alerting.lifecycle.Memory.Lesson;
import io.streamgauge.alerting.rules.Measure;
import io.streamgauge.alerting.rules.Rules;
import io.streamgauge.alerting.rules.Subject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearntTest {

  private static final Series SERIES = new Series("shop", "GET /");
  private static final String ID = "odd\tshop\tGET /";

  private final HeapMemory memory = new HeapMemory();
  private final List<Alert> told = new ArrayList<>();
  @TempDir private Path directory;
  private Rules rules;
  private Judge judge;
  private long start;

  @BeforeEach
  void learnQuietWindows() throws IOException {
    rules =
        read(
            """
            rules:
              - name: odd
                when: requests.p95 > baseline + 6 deviations
                clear: 3 deviations
                window: 10s
                baselineAfter: 10
                for: 0s
                severity: low
            """);
    judge = new Judge(() -> rules, memory, (id, alert) -> told.add(alert));
    for (int i = 0; i < 30; i++) {
      see(0.100);
    }
  }

  @Test
  void firesBeyondTheLimitAndTellsIt() {
    see(0.105);
    see(0.200);

    assertThat(told).extracting(Alert::getState).containsExactly(AlertState.FIRING);
    assertThat(told.get(0).getThreshold()).isBetween(0.129, 0.131);
    assertThat(told.get(0).getValue()).isEqualTo(0.2);
  }

  @Test
  void resolvesWhereTheBreachIsOver() {
    see(0.200);
    see(0.125);
    assertThat(told).hasSize(1);

    see(0.110);

    assertThat(told)
        .extracting(Alert::getState)
        .containsExactly(AlertState.FIRING, AlertState.RESOLVED);
  }

  @Test
  void judgesAWindowThatFillsWithoutLearningIt() {
    byte[] before = memory.learnt(ID, Lesson.RECENT).orElseThrow();

    judge.observe(observation(0.200, Windows.open(start, start + 5)));

    assertThat(told).hasSize(1);
    assertThat(memory.learnt(ID, Lesson.RECENT)).contains(before);
  }

  @Test
  void judgesAWindowNoOtherWayWhenItIsFinal() {
    judge.observe(observation(0.200, Windows.closed(start)));
    judge.observe(observation(0.200, Windows.last(start)));

    assertThat(told).extracting(Alert::getState).containsExactly(AlertState.FIRING);
  }

  @Test
  void goesOnWithTheSameMemory() {
    judge = new Judge(() -> rules, memory, (id, alert) -> told.add(alert));

    see(0.200);

    assertThat(told).hasSize(1);
  }

  @Test
  void forgetsWhatNoRuleAsksForAnyMore() throws IOException {
    judge.retire(0);
    assertThat(memory.learnt(ID, Lesson.RECENT)).isPresent();
    rules = Rules.defaults();

    judge.retire(0);

    assertThat(memory.learnt(ID, Lesson.RECENT)).isEmpty();
  }

  private void see(double p95) {
    judge.observe(observation(p95, Windows.last(start)));
    start += 10;
  }

  private static Observation observation(double p95, Window window) {
    return new Observation(
        Subject.REQUESTS, SERIES, window, 100, Map.of(Measure.REQUESTS_P95, p95));
  }

  private Rules read(String yaml) throws IOException {
    return Rules.load(Files.writeString(directory.resolve("rules.yaml"), yaml));
  }
}
