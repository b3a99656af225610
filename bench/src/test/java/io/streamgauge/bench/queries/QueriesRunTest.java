package io.streamgauge.bench.queries;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.streamgauge.bench.BenchCluster;
import io.streamgauge.bench.load.EventShape;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("any-java")
class QueriesRunTest {

  private static final int WINDOWS = 12;
  private static final int EVENTS_IN_WINDOW = 600;
  private static final int CONNECTIONS = 2;
  private static final double EVENTS_PER_SECOND = 2_000;

  private final List<String> progress = new ArrayList<>();

  @Test
  void asksTheProductAndPrometheusTheSame() throws Exception {
    EventShape shape = new EventShape(2, 3, 2, "asked-");
    QueriesRun.Plan plan =
        new QueriesRun.Plan(
            List.of(Kind.values()),
            shape,
            (long) EVENTS_IN_WINDOW * WINDOWS * shape.series(),
            WINDOWS,
            CONNECTIONS,
            Duration.ofMillis(100),
            Duration.ofMillis(300),
            EVENTS_PER_SECOND,
            true);

    QueriesReport report;
    try (BenchCluster cluster = BenchCluster.start()) {
      report = new QueriesRun(plan, Clock.systemUTC(), progress::add).run(cluster);
    }

    assertThat(report.ours()).hasSize(3 * Kind.values().length);
    assertThat(report.ours())
        .allSatisfy(
            line -> {
              assertThat(line.timing().requests()).isPositive();
              assertThat(line.cpuNanos()).isPositive();
              assertThat(line.threadNanos()).isPositive();
            });
    JsonNode first = report.json(new ObjectMapper()).at("/streamgauge/1");
    assertThat(first.path("question").asText()).isEqualTo("latest");
    assertThat(first.path("greatestError").asDouble()).isBetween(0.0, 0.0101);
    if (Prometheus.installed()) {
      assertThat(report.theirs()).hasSize(2 * (Kind.values().length - 2));
      assertThat(report.text()).contains("ours: off by");
    } else {
      assertThat(report.text()).contains("No Prometheus was asked.");
      assertThat(progress).anySatisfy(line -> assertThat(line).contains("not installed"));
    }
  }
}
