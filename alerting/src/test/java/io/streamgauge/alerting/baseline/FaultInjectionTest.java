package io.streamgauge.alerting.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.streamgauge.alerting.baseline.Scored.Span;
import io.streamgauge.alerting.baseline.Watch.Side;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Faults that were injected into a shop (Nezha, 2022-08-22), one after the other, and then sixteen
 * quiet hours. A fault counts as caught if some rule alarms within four minutes, an alarm as false
 * if it meets no fault. Whether the settings are good was judged by the first twelve faults alone:
 * of measures (p50, p95 and errors of the front service, CPU of the pods; p90, p99, latencies and
 * load of the pods too), deviations (5, 6, 8, 10), outliers and least history (12, 20), those that
 * caught most of them without an alarm at any other time, with the fewest rules. The other twelve
 * faults, and the quiet hours, are what is reported.
 */
class FaultInjectionTest {

  private static final String FOLDER = "requests/nezha/2022-08-22_";
  private static final long MINUTE = 60;
  private static final long REACTION = 4 * MINUTE;
  private static final int TUNED_ON = 12;
  private static final double DEVIATIONS = 8;
  private static final BaselineSettings SETTINGS =
      BaselineSettings.of(Duration.ofMinutes(1)).withOutliers(0.5).withLeast(12);

  private static final List<String> PODS =
      List.of("frontend", "checkoutservice", "currencyservice", "cartservice", "adservice");

  @Test
  void catchesTwiceAsManyFaultsThatItWasNotTunedOnAsAStaticThreshold() throws IOException {
    List<Span> faults = faults();
    List<Span> held = faults.subList(TUNED_ON, faults.size());
    List<Span> alarms = alarms();
    Scored scored = Scored.of(held, since(held, alarms));
    System.out.println("faults not tuned on: " + scored);
    System.out.println("all faults: " + Scored.of(faults, since(faults, alarms)));
    assertThat(scored.caught())
        .isGreaterThanOrEqualTo(2 * Scored.of(held, overTwoSeconds()).caught());
    assertThat(Scored.of(faults, alarms).caught()).isGreaterThanOrEqualTo(14);
  }

  @Test
  void alarmsAtMostThreeTimesInSixteenQuietHours() throws IOException {
    long quiet = truth().at("/fault_free_tail/from_epoch_s").asLong();
    long alarms = alarms().stream().filter(alarm -> alarm.start() >= quiet).count();
    System.out.println("alarms in quiet rows: " + alarms);
    assertThat(alarms).isLessThanOrEqualTo(3);
  }

  /** Those from the first one of the labels on. */
  private static List<Span> since(List<Span> labels, List<Span> alarms) {
    return alarms.stream().filter(alarm -> alarm.start() >= labels.get(0).start()).toList();
  }

  private static List<Span> faults() throws IOException {
    List<Span> faults = new ArrayList<>();
    for (JsonNode fault : truth().get("faults")) {
      long injected = fault.get("epoch_s").asLong();
      faults.add(new Span(injected + 1, injected + REACTION));
    }
    return faults;
  }

  private static JsonNode truth() throws IOException {
    return Recordings.truth("/requests/nezha/faults_2022-08-22");
  }

  /** Times in which one of the rules alarms; where several do, they are one alarm. */
  private static List<Span> alarms() throws IOException {
    List<Map<String, String>> front = Recordings.rows(FOLDER + "front_service.csv.gz");
    boolean[] beyond = new boolean[front.size()];
    watch(front, "LatencyP50(s)", SETTINGS, beyond);
    watch(front, "LatencyP95(s)", SETTINGS, beyond);
    watch(front, "SuccessRate(%)", SETTINGS.withFloor(0.005), beyond);
    for (String pod : PODS) {
      watch(Recordings.rows(FOLDER + pod + "_metric.csv.gz"), "CpuUsageRate(%)", SETTINGS, beyond);
    }
    return spans(front, beyond);
  }

  private static void watch(
      List<Map<String, String>> rows, String column, BaselineSettings settings, boolean[] beyond) {
    Watch watch = new Watch(settings, Side.ABOVE, DEVIATIONS);
    for (int i = 0; i < rows.size(); i++) {
      double value = value(rows.get(i).get(column), column);
      beyond[i] |= Double.isFinite(value) && watch.see(i * MINUTE, value);
    }
  }

  private static double value(String text, String column) {
    double value = Double.parseDouble(text);
    return column.startsWith("SuccessRate") ? 1 - value / 100 : value;
  }

  private static List<Span> overTwoSeconds() throws IOException {
    List<Map<String, String>> front = Recordings.rows(FOLDER + "front_service.csv.gz");
    boolean[] beyond = new boolean[front.size()];
    for (int i = 0; i < beyond.length; i++) {
      beyond[i] = Double.parseDouble(front.get(i).get("LatencyP95(s)")) >= 2;
    }
    return spans(front, beyond);
  }

  private static List<Span> spans(List<Map<String, String>> rows, boolean[] beyond) {
    List<Span> spans = new ArrayList<>();
    int begun = -1;
    for (int i = 0; i < beyond.length; i++) {
      if (beyond[i] && begun < 0) {
        begun = i;
      }
      if (begun >= 0 && (i + 1 == beyond.length || !beyond[i + 1])) {
        spans.add(new Span(time(rows.get(begun)), time(rows.get(i))));
        begun = -1;
      }
    }
    return spans;
  }

  private static long time(Map<String, String> row) {
    return Long.parseLong(row.get("TimeStamp"));
  }
}
