package io.streamgauge.alerting.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.streamgauge.alerting.lifecycle.Observation;
import io.streamgauge.alerting.lifecycle.Series;
import io.streamgauge.alerting.lifecycle.Window;
import io.streamgauge.alerting.rules.Measure;
import io.streamgauge.alerting.rules.Rules;
import io.streamgauge.alerting.rules.Subject;
import io.streamgauge.metric.WindowState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BacktestTest {

  private static final long SECOND = 1000;
  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** Seconds at p95, a window each. */
  private static final double[] P95 = {.1, .1, .7, .7, .7, .1, .1, .9, .9, .1, .1, .1, .3, .3, .1};

  @TempDir Path directory;

  @Test
  void tellsWhatEachRuleDid() throws IOException {
    BacktestReport report = backtest(rules("500ms"), Optional.empty(), List.of()).run(windows());

    assertThat(report.windows()).isEqualTo(P95.length);
    assertThat(report.from()).isZero();
    assertThat(report.to()).isEqualTo(150 * SECOND);
    assertThat(report.rules())
        .singleElement()
        .satisfies(
            slow -> {
              assertThat(slow.firings()).isEqualTo(2);
              assertThat(slow.series()).isEqualTo(1);
              assertThat(slow.open()).isZero();
              assertThat(slow.flaps()).isEqualTo(1);
              assertThat(slow.durations()).isEqualTo(new Spread(20, 30, 50));
              assertThat(slow.breachToFiring()).isEqualTo(new Spread(10, 10, 20));
            });
    assertThat(report.difference()).isNull();
    assertThat(report.score()).isNull();
  }

  @Test
  void judgesWindowsInTheirOrder() throws IOException {
    List<Observation> mixed = new ArrayList<>(windows());
    Collections.reverse(mixed);
    Backtest backtest = backtest(rules("500ms"), Optional.empty(), List.of());

    assertThat(backtest.run(mixed)).isEqualTo(backtest.run(windows()));
  }

  @Test
  void tellsTheDifferenceFromOtherRules() throws IOException {
    Difference difference =
        backtest(rules("800ms"), Optional.of(rules("200ms")), List.of())
            .run(windows())
            .difference();

    assertThat(difference.same()).isEqualTo(1);
    assertThat(difference.onlyNew()).isEmpty();
    assertThat(difference.onlyOld())
        .extracting(Episode::firedAt)
        .containsExactly(30 * SECOND, 130 * SECOND);
    assertThat(difference.shifted()).isEmpty();
  }

  @Test
  void tellsFiringsThatMoved() throws IOException {
    Difference difference =
        backtest(rules("500ms\n    for: 20s"), Optional.of(rules("500ms")), List.of())
            .run(windows())
            .difference();

    assertThat(difference.shifted())
        .extracting(shift -> shift.before().firedAt(), shift -> shift.after().firedAt())
        .containsExactly(tuple(30 * SECOND, 40 * SECOND), tuple(80 * SECOND, 90 * SECOND));
  }

  @Test
  void scoresFiringsByWhatWasWrong() throws IOException {
    List<Label> labels =
        List.of(
            new Label(20 * SECOND, 50 * SECOND, Optional.of("shop"), Optional.empty()),
            new Label(70 * SECOND, 90 * SECOND, Optional.of("bakery"), Optional.empty()),
            new Label(120 * SECOND, 140 * SECOND, Optional.empty(), Optional.empty()));

    Score score = backtest(rules("500ms"), Optional.empty(), labels).run(windows()).score();

    assertThat(score).isEqualTo(new Score(3, 1, 2, 1, 0.5, 1.0 / 3, new Spread(10, 10, 10)));
  }

  @Test
  void leavesOpenWhatStillFiresInTheEnd() throws IOException {
    List<Observation> cut = windows().subList(0, 4);

    RuleFigures slow =
        backtest(rules("500ms"), Optional.empty(), List.of()).run(cut).rules().get(0);

    assertThat(slow.open()).isEqualTo(1);
    assertThat(slow.durations()).isEqualTo(new Spread(10, 10, 10));
  }

  private static Backtest backtest(Rules rules, Optional<Rules> against, List<Label> labels) {
    return new Backtest(rules, against, labels, MINUTE);
  }

  private Rules rules(String threshold) throws IOException {
    return Rules.load(
        Files.writeString(
            directory.resolve("rules.yaml"),
            "rules:\n  - name: slow\n    severity: low\n    when: requests.p95 > %s\n"
                .formatted(threshold)));
  }

  private static List<Observation> windows() {
    List<Observation> windows = new ArrayList<>();
    for (int i = 0; i < P95.length; i++) {
      long start = i * 10 * SECOND;
      long end = start + 10 * SECOND;
      windows.add(
          new Observation(
              Subject.REQUESTS,
              new Series("shop", "GET /"),
              new Window(start, end, WindowState.FINAL, end - 1),
              100,
              Map.of(Measure.REQUESTS_P95, P95[i])));
    }
    return windows;
  }
}
