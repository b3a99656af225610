package io.streamgauge.alerting.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.streamgauge.alerting.baseline.Scored.Span;
import io.streamgauge.alerting.baseline.Watch.Side;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/**
 * Six series of the Numenta Anomaly Benchmark (Lavin and Ahmad, 2015), with one setting for all.
 * Counted as those of the published detectors are: each row that is flagged is an alarm of its own,
 * true if it lies in a labelled window; the first 15 % of a file, of at most 5,000 rows, are for
 * learning and do not count.
 */
class AnomalyBenchmarkTest {

  private static final double DEVIATIONS = 4.5;
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss");

  /** One that was published for three of the files. */
  private static final List<String> DETECTORS =
      List.of("windowedGaussian", "numenta", "randomCutForest", "skyline", "contextOSE");

  @Test
  void raisesNoMoreFalseAlarmsThanTheBestPublishedDetectorAndCatchesEverything()
      throws IOException {
    int ours = 0;
    for (String file : names()) {
      if (published(file).isObject()) {
        Scored scored = score(file);
        System.out.println(file + ": " + scored);
        assertThat(scored.recall()).as(file).isEqualTo(1);
        ours += scored.falseAlarms();
      }
    }
    assertThat(ours).isLessThanOrEqualTo(fewestPublished());
  }

  @Test
  void catchesEveryWindowOfTheFilesWithoutPublishedCountsToo() throws IOException {
    int falseAlarms = 0;
    for (String file : names()) {
      if (!published(file).isObject()) {
        Scored scored = score(file);
        System.out.println(file + ": " + scored);
        assertThat(scored.recall()).as(file).isEqualTo(1);
        falseAlarms += scored.falseAlarms();
      }
    }
    assertThat(falseAlarms).isLessThanOrEqualTo(12);
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

  private static Scored score(String file) throws IOException {
    List<Map<String, String>> rows = Recordings.rows("requests/nab/" + file);
    long from =
        time(rows.get((int) Math.floor(Math.min(0.15 * rows.size(), 750))).get("timestamp"));
    List<Span> labels = new ArrayList<>();
    for (JsonNode window :
        Recordings.truth("/requests/nab/files").get(file).get("anomaly_windows")) {
      labels.add(new Span(time(window.get(0).asText()), time(window.get(1).asText())));
    }
    return Scored.of(
        labels, alarms(rows).stream().filter(time -> time >= from).map(Span::at).toList());
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
        double mean = hour.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
        boolean now = hours.see(time / 3600 * 3600, mean);
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
