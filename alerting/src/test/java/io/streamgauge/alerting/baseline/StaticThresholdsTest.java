package io.streamgauge.alerting.baseline;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.streamgauge.alerting.backtest.Episode;
import io.streamgauge.alerting.backtest.Label;
import io.streamgauge.alerting.backtest.Score;
import java.io.IOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.DoublePredicate;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Two rules on PetShop (Hardt et al., 2024), as its front end sees 26 issues of five rows each, and
 * 589 quiet rows: a p95 of 0.4 s or more, and less than 99 % of requests answered. Rows are put one
 * after the other, each issue's as one label; consecutive rows are one alarm. Delays are in rows.
 */
class StaticThresholdsTest {

  private static final String NODE = "PetSite";

  private final Map<String, List<String[]>> files = new LinkedHashMap<>();

  @BeforeEach
  void read() throws IOException {
    try (TarArchiveInputStream tar =
        new TarArchiveInputStream(
            new GZIPInputStream(
                Files.newInputStream(Recordings.file("requests/petshop_high_traffic.tar.gz"))))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        if (entry.getName().endsWith("/metrics.csv") || entry.getName().endsWith("/target.json")) {
          String text = new String(tar.readAllBytes(), UTF_8);
          files.put(entry.getName(), text.lines().map(line -> line.split(",", -1)).toList());
        }
      }
    }
  }

  @Test
  void aRuleOnTheTailCatchesAllLatencyIssuesAndNoOther() {
    Score latency = scored("latency", "latency", "p95", p95 -> p95 >= 0.4);
    Score availability = scored("availability", "latency", "p95", p95 -> p95 >= 0.4);
    System.out.println("p95 >= 0.4 s, latency issues: " + latency);
    assertThat(latency.caught()).isEqualTo(14).isEqualTo(latency.labels());
    assertThat(availability.caught()).isZero();
    assertThat(availability.labels()).isEqualTo(12);
    assertThat(quietRows("latency", "p95", p95 -> p95 >= 0.4)).isLessThanOrEqualTo(2);
  }

  @Test
  void aRuleOnAvailabilityCatchesWhatItsLabelsShow() {
    Score availability = scored("availability", "availability", "Average", percent -> percent < 99);
    Score latency = scored("latency", "availability", "Average", percent -> percent < 99);
    System.out.println("availability < 99 %, availability issues: " + availability);
    System.out.println(
        "availability < 99 %, quiet rows: "
            + quietRows("availability", "Average", percent -> percent < 99));
    assertThat(availability.caught()).isEqualTo(10);
    assertThat(latency.caught()).isZero();
  }

  private Score scored(String kind, String metric, String statistic, DoublePredicate isBreach) {
    List<Label> labels = new ArrayList<>();
    List<Episode> alarms = new ArrayList<>();
    long time = 0;
    for (String file : files.keySet()) {
      if (file.endsWith("/target.json") && target(file).contains("\"" + kind + "\"")) {
        List<Double> values = values(file.replace("target.json", "metrics.csv"), metric, statistic);
        labels.add(Spans.label(time, time + values.size() - 1));
        alarms.addAll(alarms(values, isBreach, time));
        time += 2L * values.size();
      }
    }
    return Score.of(alarms, labels);
  }

  /** The part of the file that says what was wrong. */
  private String target(String file) {
    String text = String.join(",", files.get(file).get(0));
    return text.substring(0, text.indexOf("root_cause"));
  }

  private static List<Episode> alarms(List<Double> values, DoublePredicate isBreach, long time) {
    List<Episode> alarms = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      if (isBreach.test(values.get(i))) {
        boolean isNew = i == 0 || !isBreach.test(values.get(i - 1));
        long start = isNew ? time + i : alarms.remove(alarms.size() - 1).firedAt() / 1000;
        alarms.add(Spans.alarm(start, time + i));
      }
    }
    return alarms;
  }

  private long quietRows(String metric, String statistic, DoublePredicate isBreach) {
    String file = files.keySet().stream().filter(it -> it.contains("noissue")).findFirst().get();
    List<Double> values = values(file, metric, statistic);
    assertThat(values).hasSize(589);
    return values.stream().filter(isBreach::test).count();
  }

  /** One column: service, metric and statistic are three rows of heads. */
  private List<Double> values(String file, String metric, String statistic) {
    List<String[]> rows = files.get(file);
    int column =
        IntStream.range(1, rows.get(0).length)
            .filter(i -> rows.get(0)[i].equals(NODE))
            .filter(i -> rows.get(1)[i].equals(metric))
            .filter(i -> rows.get(2)[i].equals(statistic))
            .findFirst()
            .orElseThrow();
    return rows.stream().skip(4).map(row -> row[column]).map(Double::parseDouble).toList();
  }
}
