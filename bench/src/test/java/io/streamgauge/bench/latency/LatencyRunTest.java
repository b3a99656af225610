package io.streamgauge.bench.latency;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.streamgauge.bench.BenchCluster;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("any-java")
class LatencyRunTest {

  @Test
  void followsEveryProbeToItsAnswerAndItsAlert() throws Exception {
    var plan =
        new LatencyRun.Plan(
            20_000, List.of(10, 50), 3, Duration.ofMillis(100), Duration.ofMillis(100));

    LatencyReport report;
    try (BenchCluster cluster = BenchCluster.start()) {
      report =
          new LatencyRun(plan, Clock.systemUTC(), new Random(1), new ArrayList<String>()::add)
              .run(cluster);
    }

    assertThat(report.complete()).as(report.text()).isTrue();
    assertThat(report.lines()).allSatisfy(line -> assertThat(line.achieved()).isPositive());
    JsonNode loads = report.json(new ObjectMapper()).path("loads");
    assertThat(loads.at("/0/percent").asInt()).isEqualTo(10);
    assertThat(loads.at("/1/asked").asDouble()).isEqualTo(10_000);
    assertThat(loads.at("/1/readable/p99").asDouble()).isPositive();
    assertThat(loads.at("/1/alert/max").asDouble()).isPositive();
  }

  @Test
  void countsProbesThatNeverArrived() {
    var probe = new Probe("probe-10", "GET /probe/0", 0, System.nanoTime());
    probe.readable();

    var line = LatencyReport.Line.of(10, 100, 99, List.of(probe));

    assertThat(line.missing()).isEqualTo(1);
    assertThat(line.readable()).hasSize(1);
    assertThat(line.alerts()).isEmpty();
  }
}
