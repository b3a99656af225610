package io.streamgauge.alerting.lifecycle;

import static io.streamgauge.alerting.lifecycle.Windows.closed;
import static io.streamgauge.alerting.lifecycle.Windows.last;
import static io.streamgauge.alerting.lifecycle.Windows.open;
import static org.assertj.core.api.Assertions.assertThat;

import io.streamgauge.alerting.lifecycle.Verdict.Level;
import io.streamgauge.alerting.rules.Measure;
import io.streamgauge.alerting.rules.Past;
import io.streamgauge.alerting.rules.Rule;
import io.streamgauge.alerting.rules.Rules;
import io.streamgauge.alerting.rules.Subject;
import io.streamgauge.metric.WindowState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EvaluatorTest {

  private static final Series SERIES = new Series("shop", "GET /");

  @TempDir private Path directory;

  @Test
  void findsABreachInAWindowThatFills() {
    assertThat(evaluate("requests.p95 > 500ms", Measure.REQUESTS_P95, 0.6, open(0, 4), 10))
        .contains(new Said(Level.BREACH, 0.6, open(0, 4)));
  }

  @Test
  void doesNotCallAWindowThatFillsQuiet() {
    assertThat(evaluate("requests.p95 > 500ms", Measure.REQUESTS_P95, 0.1, open(0, 4), 10))
        .isEmpty();
  }

  @Test
  void judgesACompleteWindowEitherWay() {
    assertThat(evaluate("requests.p95 > 500ms", Measure.REQUESTS_P95, 0.6, closed(0), 10))
        .contains(new Said(Level.BREACH, 0.6, closed(0)));
    assertThat(evaluate("requests.p95 > 500ms", Measure.REQUESTS_P95, 0.1, last(0), 10))
        .contains(new Said(Level.QUIET, 0.1, last(0)));
  }

  @Test
  void asksForTenEventsWhileTheWindowFillsAndForOneWhenItIsComplete() {
    String when = "requests.p95 > 500ms";

    assertThat(evaluate(when, Measure.REQUESTS_P95, 0.6, open(0, 4), 9)).isEmpty();
    assertThat(evaluate(when, Measure.REQUESTS_P95, 0.6, closed(0), 1)).isPresent();
    assertThat(evaluate(when, Measure.REQUESTS_P95, 0.6, closed(0), 0)).isEmpty();
  }

  @Test
  void asksForAsManyEventsAsTheRuleSays() {
    String when = "requests.p95 > 500ms\n    minimum: 30";

    assertThat(evaluate(when, Measure.REQUESTS_P95, 0.6, open(0, 4), 29)).isEmpty();
    assertThat(evaluate(when, Measure.REQUESTS_P95, 0.6, closed(0), 29)).isEmpty();
    assertThat(evaluate(when, Measure.REQUESTS_P95, 0.6, closed(0), 30)).isPresent();
  }

  @Test
  void callsACountTooLowOnlyWhenTheWindowIsComplete() {
    String when = "requests.count < 20";

    assertThat(evaluate(when, Measure.REQUESTS_COUNT, 15, open(0, 9), 15)).isEmpty();
    assertThat(evaluate(when, Measure.REQUESTS_COUNT, 15, closed(0), 15))
        .contains(new Said(Level.BREACH, 15, closed(0)));
  }

  @Test
  void callsACountTooHighAsSoonAsItIs() {
    assertThat(evaluate("requests.count > 20", Measure.REQUESTS_COUNT, 21, open(0, 1), 21))
        .isPresent();
  }

  @Test
  void doesNotTakeTheThresholdForABreach() {
    assertThat(evaluate("requests.p95 > 500ms", Measure.REQUESTS_P95, 0.5, last(0), 10))
        .contains(new Said(Level.QUIET, 0.5, last(0)));
    assertThat(evaluate("requests.p95 >= 500ms", Measure.REQUESTS_P95, 0.5, last(0), 10))
        .contains(new Said(Level.BREACH, 0.5, last(0)));
  }

  @Test
  void callsAValueBetweenTheThresholdsNeitherBreachNorQuiet() {
    String when = "requests.p95 > 500ms\n    clear: 400ms";

    assertThat(evaluate(when, Measure.REQUESTS_P95, 0.45, last(0), 10))
        .contains(new Said(Level.BETWEEN, 0.45, last(0)));
    assertThat(evaluate(when, Measure.REQUESTS_P95, 0.4, last(0), 10))
        .contains(new Said(Level.QUIET, 0.4, last(0)));
    assertThat(evaluate(when, Measure.REQUESTS_P95, 0.45, open(0, 4), 10)).isEmpty();
  }

  @Test
  void saysNothingAboutWhatTheRuleDoesNotWatch() {
    Window minute = new Window(0, 60_000, WindowState.FINAL, 59_000);

    assertThat(evaluate("queries.p95 > 1ms", Measure.REQUESTS_P95, 0.6, last(0), 10)).isEmpty();
    assertThat(evaluate("requests.p99 > 1ms", Measure.REQUESTS_P95, 0.6, last(0), 10)).isEmpty();
    assertThat(evaluate("requests.p95 > 1ms", Measure.REQUESTS_P95, 0.6, minute, 10)).isEmpty();
    assertThat(
            evaluate(
                "requests.p95 > 1ms\n    services: cart", Measure.REQUESTS_P95, 0.6, last(0), 10))
        .isEmpty();
  }

  /** What counts of a verdict. */
  private record Said(Level level, double value, Window window) {}

  private Optional<Said> evaluate(
      String when, Measure measure, double value, Window window, long samples) {
    Observation observation =
        new Observation(Subject.REQUESTS, SERIES, window, samples, Map.of(measure, value));
    return new Evaluator()
        .evaluate(rule(when), observation, Past.NOTHING)
        .map(it -> new Said(it.level(), it.assessment().value(), it.window()));
  }

  private Rule rule(String when) {
    try {
      Path file = directory.resolve("rules.yaml");
      Files.writeString(file, "rules:\n  - name: one\n    severity: low\n    when: " + when);
      return Rules.load(file).all().get(0);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
