package io.streamgauge.alerting.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.streamgauge.alerting.backtest.Backtest;
import io.streamgauge.alerting.backtest.Episode;
import io.streamgauge.alerting.backtest.Label;
import io.streamgauge.alerting.backtest.Score;
import io.streamgauge.alerting.baseline.Watch.Side;
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
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Six series of the Numenta Anomaly Benchmark (Lavin and Ahmad, 2015), with one setting for all.
 * Counted as those of the published detectors are: each row that is flagged is an alarm of its own,
 * true if it lies in a labelled window; the first 15 % of a file, of at most 5,000 rows, are for
 * learning and do not count.
 */
@Tag("any-java")
class AnomalyBenchmarkTest {

  private static final double DEVIATIONS = 4.5;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  /** One that was published for three of the files. */
  private static final List<String> DETECTORS =
      List.of("windowedGaussian", "numenta", "randomCutForest", "skyline", "contextOSE");

  @TempDir private Path directory;

  @Test
  void raisesNoMoreFalseAlarmsThanTheBestPublishedDetectorAndCatchesEverything()
      throws IOException {
    int ours = 0;
    for (String file : names()) {
      if (published(file).isObject()) {
        Score score = score(file);
        System.out.println(file + ": " + score);
        assertThat(score.recall()).as(file).isEqualTo(1);
        ours += score.firings() - score.justified();
      }
    }
    assertThat(ours).isLessThanOrEqualTo(fewestPublished());
  }

  @Test
  void catchesEveryWindowOfTheFilesWithoutPublishedCountsToo() throws IOException {
    int falseAlarms = 0;
    for (String file : names()) {
      if (!published(file).isObject()) {
        Score score = score(file);
        System.out.println(file + ": " + score);
        assertThat(score.recall()).as(file).isEqualTo(1);
        falseAlarms += score.firings() - score.justified();
      }
    }
    assertThat(falseAlarms).isLessThanOrEqualTo(12);
  }

  @Test
  void saysTheSameAsRulesOfOneFileForAll() throws IOException {
    Path rules =
        Files.writeString(
            directory.resolve("rules.yaml"),
            """
            rules:
              - name: odd-value
                when: gauges.last outside baseline +- 4.5 deviations
                window: 1m
                for: 0s
                severity: low
              - name: odd-hours
                when: gauges.mean outside baseline +- 4.5 deviations
                window: 1h
                windows: 2 of 2
                severity: low
            """);
    List<Observation> windows = new ArrayList<>();
    List<Label> labels = new ArrayList<>();
    Map<String, Long> scoredFrom = new HashMap<>();
    for (String file : names()) {
      List<Map<String, String>> rows = rows(file);
      windows.addAll(windows(file, rows));
      labels.addAll(labels(file));
      scoredFrom.put(file, scoredFrom(rows));
    }

    List<Episode> alerts =
        new Backtest(Rules.load(rules), Optional.empty(), List.of(), Duration.ofHours(1))
            .run(windows).rules().stream().flatMap(rule -> rule.episodes().stream()).toList();
    Score score =
        Score.of(
            alerts.stream()
                .filter(it -> it.firedAt() >= scoredFrom.get(it.series()) * 1000)
                .toList(),
            labels);

    System.out.println("alerts by rules, all files: " + score);
    assertThat(score.labels()).isEqualTo(11);
    assertThat(score.recall()).isEqualTo(1);
    assertThat(score.firings() - score.justified()).isLessThanOrEqualTo(12);
  }

  private static List<Observation> windows(String file, List<Map<String, String>> rows) {
    List<Observation> windows = new ArrayList<>();
    Map<Long, List<Double>> hours = new TreeMap<>();
    for (Map<String, String> row : rows) {
      long time = time(row.get("timestamp"));
      double value = Double.parseDouble(row.get("value"));
      windows.add(window(file, time, 60, Measure.GAUGES_LAST, value));
      hours.computeIfAbsent(time / 3600, hour -> new ArrayList<>()).add(value);
    }
    hours.forEach(
        (hour, values) ->
            windows.add(window(file, hour * 3600, 3600, Measure.GAUGES_MEAN, mean(values))));
    return windows;
  }

  private static Observation window(
      String file, long start, long length, Measure measure, double value) {
    return new Observation(
        Subject.GAUGES,
        new Series("nab", file),
        new Window(
            start * 1000, (start + length) * 1000, WindowState.FINAL, (start + length) * 1000 - 1),
        1,
        Map.of(measure, value));
  }

  private static double mean(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  private static int fewestPublished() throws IOException {
    int fewest = Integer.MAX_VALUE;
    for (String detector : DETECTORS) {
      int all = 0;
      for (String file : names()) {
        all += published(file).path(detector).path(1).asInt();
      }
      fewest = Math.min(fewest, all);
    }
    return fewest;
  }

  private static JsonNode published(String file) throws IOException {
    return Recordings.truth("/requests/nab/files").get(file).get("third_party_detectors_TP_FP");
  }

  private static List<String> names() throws IOException {
    List<String> names = new ArrayList<>();
    Recordings.truth("/requests/nab/files").fieldNames().forEachRemaining(names::add);
    return names;
  }

  private static Score score(String file) throws IOException {
    List<Map<String, String>> rows = rows(file);
    return Score.of(
        alarms(rows).stream()
            .filter(time -> time >= scoredFrom(rows))
            .map(time -> Spans.alarm(file, time, time))
            .toList(),
        labels(file));
  }

  private static List<Map<String, String>> rows(String file) throws IOException {
    return Recordings.rows("requests/nab/" + file);
  }

  private static long scoredFrom(List<Map<String, String>> rows) {
    return time(rows.get((int) Math.floor(Math.min(0.15 * rows.size(), 750))).get("timestamp"));
  }

  /** Of the series that is called like its file. */
  private static List<Label> labels(String file) throws IOException {
    List<Label> labels = new ArrayList<>();
    for (JsonNode window :
        Recordings.truth("/requests/nab/files").get(file).get("anomaly_windows")) {
      labels.add(
          new Label(
              time(window.get(0).asText()) * 1000,
              time(window.get(1).asText()) * 1000,
              Optional.empty(),
              Optional.of(file)));
    }
    return labels;
  }

  /** Each value against its baseline, and the mean of the hour, two hours in a row. */
  private static List<Long> alarms(List<Map<String, String>> rows) {
    TreeSet<Long> alarms = new TreeSet<>();
    Watch values = new Watch(BaselineSettings.of(Duration.ofMinutes(5)), Side.OUTSIDE, DEVIATIONS);
    Watch hours = new Watch(BaselineSettings.of(Duration.ofHours(1)), Side.OUTSIDE, DEVIATIONS);
    List<Double> hour = new ArrayList<>();
    boolean before = false;
    for (int i = 0; i < rows.size(); i++) {
      long time = time(rows.get(i).get("timestamp"));
      double value = Double.parseDouble(rows.get(i).get("value"));
      hour.add(value);
      if (values.see(time, value)) {
        alarms.add(time);
      }
      if (i + 1 < rows.size() && time(rows.get(i + 1).get("timestamp")) / 3600 > time / 3600) {
        boolean now = hours.see(time / 3600 * 3600, mean(hour));
        if (now && before) {
          alarms.add(time);
        }
        before = now;
        hour.clear();
      }
    }
    return List.copyOf(alarms);
  }

  private static long time(String text) {
    return LocalDateTime.parse(text, TIME).toEpochSecond(ZoneOffset.UTC);
  }
}
