package io.streamgauge.alerting.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.streamgauge.alerting.backtest.Backtest;
import io.streamgauge.alerting.backtest.Episode;
import io.streamgauge.alerting.backtest.Label;
import io.streamgauge.alerting.backtest.Score;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Faults that were injected into a shop (Nezha, 2022-08-22), one after the other, and then sixteen
 * quiet hours, each row a window of a minute. A fault counts as caught if some rule fires within
 * four minutes. Whether the settings are good was judged by the first twelve faults alone: of
 * measures (p50, p95 and errors of the front service, CPU of the pods; p90, p99, latencies and load
 * of the pods too), deviations (5, 6, 8, 10), outliers and least history (12, 20), those that
 * caught most of them without an alarm at any other time, with the fewest rules. The other twelve
 * faults, and the quiet hours, are what is reported.
 */
@Tag("any-java")
class FaultInjectionTest {

  private static final String USUAL =
      """
      rules:
        - {name: usual-median, when: requests.p50 > baseline + 8 deviations, %1$s}
        - {name: usual-tail, when: requests.p95 > baseline + 8 deviations, %1$s}
        - {name: usual-errors, when: requests.errorRate > baseline + 8 deviations, %1$s}
        - {name: usual-cpu, when: memory.cpu > baseline + 8 deviations, %1$s}
      """
          .formatted("window: 1m, for: 0s, severity: low, outliers: 50%, baselineAfter: 12");

  private static final String STATIC =
      """
      rules:
        - {name: slow, when: requests.p95 >= 2s, window: 1m, for: 0s, severity: low}
      """;

  private static final String FOLDER = "requests/nezha/2022-08-22_";
  private static final long MINUTE = 60_000;
  private static final int TUNED_ON = 12;

  private static final List<String> PODS =
      List.of("frontend", "checkoutservice", "currencyservice", "cartservice", "adservice");

  @TempDir private Path directory;

  @Test
  void catchesTwiceAsManyFaultsThatItWasNotTunedOnAsAStaticThreshold() throws IOException {
    List<Label> faults = faults();
    List<Label> held = faults.subList(TUNED_ON, faults.size());
    List<Episode> usual = episodes(USUAL);
    List<Episode> fixed = episodes(STATIC);
    Score score = Score.of(since(held, usual), held);
    System.out.println("baselines, faults not tuned on: " + score);
    System.out.println("baselines, all faults: " + Score.of(usual, faults));
    System.out.println("p95 >= 2 s, faults not tuned on: " + Score.of(since(held, fixed), held));
    System.out.println("p95 >= 2 s, all faults: " + Score.of(fixed, faults));

    assertThat(Score.of(fixed, faults).caught()).isEqualTo(7);
    assertThat(score.caught()).isGreaterThanOrEqualTo(2 * Score.of(fixed, held).caught());
    assertThat(Score.of(usual, faults).caught()).isGreaterThanOrEqualTo(14);
  }

  @Test
  void alarmsAtMostThreeTimesInSixteenQuietHours() throws IOException {
    long quiet = truth().at("/fault_free_tail/from_epoch_s").asLong() * 1000;

    List<Episode> alarms =
        episodes(USUAL).stream().filter(alarm -> alarm.firedAt() >= quiet).toList();

    alarms.forEach(alarm -> System.out.println("in quiet rows: " + alarm.summary()));
    assertThat(alarms).hasSizeLessThanOrEqualTo(3);
  }

  /** Those from the first one of the labels on. */
  private static List<Episode> since(List<Label> labels, List<Episode> all) {
    return all.stream().filter(it -> it.firedAt() >= labels.get(0).start()).toList();
  }

  private static List<Label> faults() throws IOException {
    List<Label> faults = new ArrayList<>();
    for (JsonNode fault : truth().get("faults")) {
      long injected = fault.get("epoch_s").asLong() * 1000;
      faults.add(
          new Label(injected + 1, injected + 4 * MINUTE, Optional.empty(), Optional.empty()));
    }
    return faults;
  }

  private static JsonNode truth() throws IOException {
    return Recordings.truth("/requests/nezha/faults_2022-08-22");
  }

  private List<Episode> episodes(String rules) throws IOException {
    Path file = Files.writeString(directory.resolve("rules.yaml"), rules);
    return new Backtest(Rules.load(file), Optional.empty(), List.of(), Duration.ofMinutes(5))
        .run(windows()).rules().stream().flatMap(rule -> rule.episodes().stream()).toList();
  }

  private static List<Observation> windows() throws IOException {
    List<Observation> windows = new ArrayList<>();
    List<Map<String, String>> front = Recordings.rows(FOLDER + "front_service.csv.gz");
    for (Map<String, String> row : front) {
      windows.add(
          new Observation(
              Subject.REQUESTS,
              new Series("shop", "front"),
              window(row),
              100,
              Map.of(
                  Measure.REQUESTS_P50, number(row, "LatencyP50(s)"),
                  Measure.REQUESTS_P95, number(row, "LatencyP95(s)"),
                  Measure.REQUESTS_ERROR_RATE, 1 - number(row, "SuccessRate(%)") / 100)));
    }
    for (String pod : PODS) {
      List<Map<String, String>> rows = Recordings.rows(FOLDER + pod + "_metric.csv.gz");
      for (int i = 0; i < rows.size(); i++) {
        windows.add(
            new Observation(
                Subject.MEMORY,
                new Series("shop", pod),
                window(front.get(i)),
                0,
                Map.of(Measure.MEMORY_CPU, number(rows.get(i), "CpuUsageRate(%)") / 100)));
      }
    }
    return windows;
  }

  /** That which ends with the row; rows of pods have the time of the front's, theirs being odd. */
  private static Window window(Map<String, String> row) {
    long end = Long.parseLong(row.get("TimeStamp")) * 1000;
    return new Window(end - MINUTE, end, WindowState.FINAL, end);
  }

  private static double number(Map<String, String> row, String column) {
    return Double.parseDouble(row.get(column));
  }
}
